import { BlockList, isIP } from 'node:net'

/** Everything that is not the open internet: our own machine and network, and what only routers speak. RFC 6890. */
const PRIVATE_4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const
/** Only 2000::/3 is given out; of it these are tunnels, which can carry any address of the list above, and documentation. */
const PRIVATE_6 = [
  ['::', 3],
  ['4000::', 2],
  ['8000::', 1],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const

/** Two lists: one list would look an IPv4 address up among the IPv6 nets too, in its mapped form. */
const inside4 = new BlockList()
for (const [net, bits] of PRIVATE_4) inside4.addSubnet(net, bits, 'ipv4')
const inside6 = new BlockList()
for (const [net, bits] of PRIVATE_6) inside6.addSubnet(net, bits, 'ipv6')

/** True for an address of the open internet. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !inside4.check(address, 'ipv4')
  return family === 6 && !inside6.check(address, 'ipv6')
}

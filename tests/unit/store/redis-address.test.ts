import { describe, expect, test } from 'vitest'
import { parseRedisAddress } from '../../../src/store/redis-address.ts'

describe('the address of Redis', () => {
  test.each([
    ['redis://127.0.0.1', { kind: 'single', node: { host: '127.0.0.1', port: 6379 }, tls: false }],
    [
      'rediss://bot:p%40ss@redis.example:6380/2',
      {
        kind: 'single',
        node: { host: 'redis.example', port: 6380 },
        tls: true,
        username: 'bot',
        password: 'p@ss',
        db: 2,
      },
    ],
    ['redis://[::1]:6379', { kind: 'single', node: { host: '::1', port: 6379 }, tls: false }],
    ['unix:/run/redis.sock', { kind: 'socket', path: '/run/redis.sock' }],
    ['unix:///run/redis.sock', { kind: 'socket', path: '/run/redis.sock' }],
    ['/run/redis.sock', { kind: 'socket', path: '/run/redis.sock' }],
    [
      'redis://:secret@a:7000,redis://b:7001, c:7002',
      {
        kind: 'cluster',
        nodes: [
          { host: 'a', port: 7000 },
          { host: 'b', port: 7001 },
          { host: 'c', port: 7002 },
        ],
        tls: false,
        password: 'secret',
      },
    ],
    [
      'rediss://a:7000,b:7001',
      {
        kind: 'cluster',
        nodes: [
          { host: 'a', port: 7000 },
          { host: 'b', port: 7001 },
        ],
        tls: true,
      },
    ],
    [
      'redis+sentinel://:secret@s1,s2:26380/mymaster/3',
      {
        kind: 'sentinel',
        nodes: [
          { host: 's1', port: 26379 },
          { host: 's2', port: 26380 },
        ],
        name: 'mymaster',
        password: 'secret',
        db: 3,
      },
    ],
  ])('%s is read', (text, address) => {
    expect(parseRedisAddress(text)).toEqual(address)
  })

  test.each(['', 'http://127.0.0.1', 'localhost:6379', 'redis://', 'redis+sentinel://s1', 'redis://u:hidden@'])(
    '%j is refused in words that do not repeat it',
    (text) => {
      const read = () => parseRedisAddress(text)
      expect(read).toThrow(/REDIS_URL is not readable/)
      expect(read).not.toThrow(/hidden/)
    },
  )
})

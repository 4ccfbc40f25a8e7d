import { readFileSync } from 'node:fs'
import { ZhibiError } from '../core/errors.ts'

/** A secret kept in a file of its own (Docker and Kubernetes mount them so). The line break at its end is not part of it. */
export function readSecretFile(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (cause) {
    throw new ZhibiError('config', `密钥文件读不到：${path}`, { retryable: false, cause })
  }
}

/** Every `NAME_FILE` stands for `NAME` with the contents of that file, for the names given. A `NAME` set beside it wins. */
export function withSecretFiles(
  env: Readonly<Record<string, string | undefined>>,
  names: readonly string[],
): Readonly<Record<string, string | undefined>> {
  const read = names.flatMap((name) => {
    const path = env[`${name}_FILE`]
    return path === undefined || env[name] !== undefined ? [] : [[name, readSecretFile(path)] as const]
  })
  return { ...env, ...Object.fromEntries(read) }
}

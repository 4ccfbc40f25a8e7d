import { ZhibiError } from '../core/errors.ts'

/** A setting that stops the start, with everything that is wrong with it. */
export function wrongConfig(problems: readonly string[], where = '环境变量'): ZhibiError {
  return new ZhibiError('config', `${where}有误：\n${problems.map((problem) => `  ${problem}`).join('\n')}`, {
    retryable: false,
  })
}

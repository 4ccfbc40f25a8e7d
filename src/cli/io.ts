/** What a command may touch of the outside, so that tests can hand it their own. */
export interface CliIo {
  /** One line or block to stdout, newline added. */
  readonly out: (text: string) => void
  /** A message to stderr, newline added. */
  readonly err: (text: string) => void
  /** The whole of stdin as text. */
  readonly stdin: () => Promise<string>
  readonly env: Readonly<Record<string, string | undefined>>
  /** Folder that holds config/ and prompts/: the checkout. */
  readonly root: string
}

/** 0 well, 1 findings or refused, 2 wrong use. */
export type ExitCode = 0 | 1 | 2

/** A command of the line: `npx zhibi NAME …`. */
export interface CliCommand {
  /** One line for `zhibi help`. */
  readonly summary: string
  /** How to call it, without `zhibi`. */
  readonly usage: string
  run(argv: readonly string[], io: CliIo): Promise<ExitCode>
}

/** What is measured, in the order of the page; each by a file that prints one JSON line for each row of its table. */
export interface Subject {
  readonly file: string
  readonly args?: readonly string[]
  readonly title: string
  readonly about: string
  /** Ended after this; the page then says so. */
  readonly mostS: number
  /** Left out by `--quick`. */
  readonly slow?: boolean
}

export const subjects: readonly Subject[] = [
  {
    file: 'acks.ts',
    title: 'Durable acknowledgements over HTTP',
    about:
      'Encrypted WeCom callbacks, 50 at a time, against three doors in turn, each a process of its own: `zhibi serve` (verified, decrypted, parsed, kept once in its mailbox, bell rung, then acknowledged), a bare Fastify route that decrypts and does one `RPUSH`, and the satori WeCom adapter, which stores nothing. Redis syncs every write before it answers (`appendfsync always`). The load is made on the same machine and counts against all three.',
    mostS: 75,
  },
  {
    file: 'acks.ts',
    args: ['--latency'],
    slow: true,
    title: 'Acknowledgement time at a fixed rate',
    about:
      'The same three doors; messages come at their time whether the one before was acknowledged or not, so waiting in a queue counts. WeCom waits five seconds.',
    mostS: 75,
  },
  {
    file: 'streams.ts',
    slow: true,
    title: 'Streamed answers asked for once a second',
    about:
      'An AI bot by callback: 1,000 answers in the making, each asked for by an encrypted poll once a second for a minute, against one `zhibi serve`; of four, one has said nothing yet, one shows 2 KB, one 6 KB, one the full 20 KB. Polls come at their time whether the one before was answered or not; sealing them and opening connections is done by the same machine and counts.',
    mostS: 150,
  },
  {
    file: 'lanes.ts',
    title: 'The lanes alone',
    about:
      'Without HTTP and without a story: keeping a message and ringing its bell against one bare `RPUSH` of the same bytes, from the same process to the same Redis, by how Redis syncs; and the whole way to a reply with a story and a sink that take no time.',
    mostS: 45,
  },
  {
    file: 'replies.ts',
    title: 'From message to reply',
    about:
      'At the console’s door, one message at a time, server and worker in one process, Redis syncing every write: what the product itself adds to the time of a model. A section is written from four notes.',
    mostS: 45,
  },
  {
    file: 'first-sentence.ts',
    title: 'The first sentence of a model in the chat',
    about:
      'From the moment a model’s first sentence is complete on its way (7 characters every 20 ms, in each vendor’s manner of streaming) to the moment a reader of the chat sees it: through the guard, over Redis, to the console’s door. 50 ms is the aim.',
    mostS: 120,
  },
  {
    file: 'report.ts',
    title: 'A whole report by the embedded drafter',
    about:
      'Processor time from raw notes to six sections with every sentence through the guard. Linear means that the last column stays near 1.',
    mostS: 45,
  },
  {
    file: 'ledger.ts',
    title: 'Reading one more note into the ledger',
    about:
      'Processor time of a one-line note by what the ledger holds already: *kept* with the ledger in memory, *loaded* with a ledger just read from the store, as a turn does it.',
    mostS: 60,
  },
  {
    file: 'guard.ts',
    title: 'The figure guard',
    about:
      'Processor time of one call on a report of about 3,500 characters, by the number of facts it is held against.',
    mostS: 45,
  },
  {
    file: 'check.ts',
    title: 'Checking a report',
    about: 'Processor time of every checker over a text; our own drafts one behind the other make the long ones.',
    mostS: 45,
  },
  {
    file: 'understand.ts',
    title: 'Understanding a message',
    about: 'By the clock, after one round to warm up: how long it takes to say what a message asks.',
    mostS: 30,
  },
  {
    file: 'takeover.ts',
    slow: true,
    title: 'After kill -9',
    about:
      'Two workers as installed; the one that writes a section is ended with SIGKILL. Time until the member has the section from the other one, lock and takeover times as shipped.',
    mostS: 75,
  },
  {
    file: 'memory.ts',
    title: 'Memory and throughput of the running roles',
    about:
      'Resident memory of `zhibi serve` and `zhibi work` idle and after notes that were all read, answered and delivered (20 a conversation, sent 20 at a time), and how many a second, four conversations in hand at once as by default.',
    mostS: 170,
  },
]

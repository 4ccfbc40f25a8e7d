/** What the bot says of the platform's limits, each with what the person can do. */
export const words = {
  working: '收到，正在处理……',
  done: '好了。',
  /** The stream's time is over before the answer is there. */
  later: '这条要多写一会儿，写好后另发给您。没收到就回一句“继续”。',
  /** The rest follows in a message of its own. */
  followed: '（未完，接下一条。没收到就回一句“继续”。）',
  /** The rest waits for the person. */
  waiting: '（内容较长，还没完。回一句“继续”接着看。）',
  fileInApp: (name: string) => `《${name}》已发到企业微信的“执笔”应用里，请到应用消息中收。`,
  noFiles: (name: string) =>
    `《${name}》在这里发不出去：智能机器人用回调方式时不能发文件。可以说“写全文”在这里看文字，或请管理员改用长连接方式，或到执笔的聊天网页里导出。`,
  pressed: '已收到',
} as const

/** The longest of the notes put under a text, with the blank line before it, in bytes. */
export const NOTE_BYTES = 160

/** What the bot itself says; all else comes from the story. */
export const words = {
  /** Shown as moving dots. */
  opening: '<think></think>',
  earlier: '（前文从略，写完一并发来）\n\n',
  goesOn: '还在写，接着看下一条。',
  comesLater: '还没有写完，写好后另发一条，不用重发。',
  fileBelow: (name: string) => `文件：${name}`,
  choices: '接下来可以',
  pause: (minutes: number) => `消息较多，其余内容约${minutes}分钟后接着发来，不用重发。`,
}

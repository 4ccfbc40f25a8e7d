/**
 * A text message shows Markdown as it is written. Takes the marks away that nobody types on purpose in a chat;
 * everything else stays, list dashes and single stars included.
 */
export function plainText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/^ {0,3}#{1,6}[ \t]+/gm, '')
    .replace(/^ {0,3}(?:```|~~~)[^\n`]*$\n?/gm, '')
    .replace(/\*\*([^*\n]{1,500})\*\*/g, '$1')
    .replace(/`([^`\n]{1,200})`/g, '$1')
    .replace(/\[([^[\]\n]{1,200})\]\((https?:\/\/[^\s()]{1,500})\)/g, '$1 $2')
}

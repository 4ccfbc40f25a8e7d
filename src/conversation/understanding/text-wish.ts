import type { UnderstandingPhrases } from '../../core/knowledge/understanding-lexicon.ts'
import type { UnderstandingState } from '../../core/understanding.ts'
import { make } from './build-commands.ts'
import type { Reading } from './reading.ts'
import { isDrafted, revising } from './revising.ts'

/** 「改成四条」, 「第一条太假了」, 「口气缓和一点」, 「每条前面加个小标题」: said of the text that was just shown. */
const ABOUT_TEXT = [
  /^(?:就|只|还是)?(?:改成|改为|分成|分为|变成|只留|留|保留|合成|控制在)[一二两三四五六七八\d]{1,2}(?:条|点|段|个方面)(?:就行|就可以|就好|了|吧|即可)*$/u,
  /^(?:第[一二三四五六七八\d]{1,2}|最后一)[点条段句][^，,。；\d]{0,4}(?:太|不够|不太|有点|没)[^，,。；\d]{1,8}$/u,
  /^(?:语气|口气|措辞|说法|用词|写得|写的|说得|改得|写)[^，,。；\d]{1,10}[点些]吧?$/u,
  /^(?:开头|结尾|标题|小标题|题目|句子|每句)(?:里|处|那里|那句)?(?:别|不要|要|得|应该|老|太)[^，,。；\d]{1,16}$/u,
  /^(?:每|各)一?个?[条点段](?:前面|后面|开头|都|也)?(?:要|加|写|带|配|用|别|不要|不用|控制|缩)[^，,。；\d]{1,12}$/u,
]

/** 「矫正对象人数别写」, 「每一条都要有原因」 */
function isClosingWish(text: string): boolean {
  if (ABOUT_TEXT.some((pattern) => pattern.test(text))) return true
  return (
    text.length <= 20 &&
    !/\d/u.test(text) &&
    /(?:别写|不要写|别提|不要提|别出现|不要出现|不用写)[了吧]?$|(?:和|跟|与)[^，,。]{1,8}对应(?:起来|上)?$|都?要(?:有|写|体现|突出|带|加)[^，,。]{1,8}$/u.test(
      text,
    )
  )
}

/** What is wished of the text in the cadre's own words: 加一句…, 突出…. */
export function createReadWish(phrases: UnderstandingPhrases) {
  const leads = [...phrases.wishLeads].sort((a, b) => b.length - a.length).join('|')
  const wish = new RegExp(
    `^(?:请|麻烦|帮我|帮忙|你|再|还有|另外|里面|这段|那段|后面|最后|前面|开头|结尾|把[^，,\\n]{1,14}){0,4}(?:${leads})[^\\n]{0,30}$`,
    'u',
  )
  return (body: string, state: UnderstandingState): Reading | undefined => {
    const text = body.trim()
    if (text.length > 36 || !isDrafted(state) || !(wish.test(text) || isClosingWish(text))) return undefined
    const wished = revising({ kind: 'free', wish: text }, state, '对稿子的要求', false)
    return /\d/u.test(text) && !ABOUT_TEXT.some((pattern) => pattern.test(text))
      ? { ...wished, commands: [make('note', undefined, { text }), ...wished.commands] }
      : wished
  }
}

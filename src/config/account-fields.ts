import { z } from 'zod'

/** What the platform's console gives out, wherever it is set: in the environment or in the file of accounts. */
export const agentId = z.string().regex(/^\d+$/, '须为数字')

/** EncodingAESKey: 43 letters and digits. developer.work.weixin.qq.com/document/path/90930 */
export const aesKey = z.string().regex(/^[A-Za-z0-9]{43}$/, '须为43位字母数字')

import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type Office, openOffice } from '../helpers/office.ts'
import {
  startTranscriptionServer,
  type TranscriptionAnswer,
  type TranscriptionServer,
} from '../helpers/transcription-server.ts'

/** Voice that the platform did not write down, through an OpenAI-compatible transcription endpoint. */
const AMR = Buffer.from('#!AMR\nseveral seconds of speech')
const RECEIVED = '今年调解矛盾纠纷二十三起，调成了二十一起，普法宣传下村搞了八场'

let answer: TranscriptionAnswer
let ear: TranscriptionServer
let office: Office
beforeAll(async () => {
  ear = await startTranscriptionServer(() => answer)
  const env = { ZHIBI_TRANSCRIBE_MODEL: 'ear', ZHIBI_TRANSCRIBE_BASE_URL: ear.baseUrl }
  office = await openOffice({ redisUrl: inject('redisUrl'), env })
})
afterAll(async () => {
  await office.close()
  await ear.close()
})

async function speak(member: string): Promise<string> {
  const before = office.simulator.texts(member).length
  const MediaId = office.simulator.putMedia({ name: 'a.amr', type: 'audio/amr', bytes: AMR })
  await office.simulator.sendKind(member, { MsgType: 'voice', MediaId, Format: 'amr' })
  await office.settled()
  return office.simulator.texts(member).slice(before).join('\n')
}

async function originals(): Promise<number> {
  const found = await readdir(join(office.house.config.dataDir, 'originals'), { recursive: true, withFileTypes: true })
  return found.filter((one) => one.isFile()).length
}

test('what was heard is read back, noted, drafted from, and told as voice', async () => {
  await office.say('yan', '我们是湖东省云岭县青石镇，写2025年的')
  answer = { body: JSON.stringify({ text: RECEIVED }) }
  const told = await speak('yan')
  expect(ear.heard.at(-1)?.body).toContain('#!AMR')
  expect(told).toContain(`听到的是：“${RECEIVED}”`)
  expect(told).toMatch(/二十三起|23起/)
  expect(await office.say('yan', '23起从哪来的')).toMatch(/语音/)
  expect(await office.say('yan', '写一下调解那一段')).toMatch(/23起[\s\S]*21起/)
  expect(await originals()).toBe(1)
})

test('what was misheard is put right by a word', async () => {
  answer = { body: JSON.stringify({ text: '发放宣传资料四百份' }) }
  expect(await speak('tian')).toMatch(/400份|四百份/)
  await office.say('tian', '把400改成1400')
  expect(await office.say('tian', '写一下普法那一段')).toContain('1400份')
})

test.each([
  ['is down', 'zhuo', { status: 500, body: '{}' }, /没能转成文字[\s\S]*“转文字”/],
  ['hears nothing', 'hui', { body: '{"text":" "}' }, /没有听出话来/],
])('an endpoint that %s: it is said what to do, and the talk goes on', async (_what, member, given, said) => {
  answer = given
  expect(await speak(member)).toMatch(said)
  expect(await office.say(member, '普法宣传6场')).toContain('6场')
})

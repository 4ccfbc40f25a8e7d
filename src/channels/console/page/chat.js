// The chat page. No library, no build: it posts messages, follows one event stream and shows both.
const CHIPS = ['写一段存在的不足', '写普法那一段', '写下一年打算', '写全文', '进度', '帮助']
const HEADING = /^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|【).*$/

const talk = document.querySelector('#talk')
const words = document.querySelector('#words')
const link = document.querySelector('#link')
const talkId = currentTalk()
/** Sequence number of the newest item shown; the stream goes on from here after a break. */
let newest = 0
/** Bubbles of work in hand, by the message they answer. */
const working = new Map()
const shown = new Set()

function currentTalk() {
  const kept = localStorage.getItem('zhibi-talk')
  return kept ?? startTalk()
}

function startTalk() {
  const id =
    crypto.randomUUID?.() ??
    Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join('')
  localStorage.setItem('zhibi-talk', id)
  return id
}

function bubble(kind, text, before) {
  const article = document.querySelector(`#said-by-${kind}`).content.firstElementChild.cloneNode(true)
  fill(article, text)
  const button = article.querySelector('.copy')
  button?.addEventListener('click', () => void copy(article, button))
  talk.insertBefore(article, before ?? null)
  return article
}

/** The draft without the line above it that says which one it is and what the bot adds below. */
function draftOf(text) {
  return text.replace(/^【[^】]*】第\d+稿.*\n+/, '').replace(/\n+(?:没有写进去的素材|（)[\s\S]*$/, '')
}

/** Text only, never markup: headings are made bold line by line. Only what is a piece of writing can be copied. */
function fill(article, text) {
  article.classList.toggle('writing', text.startsWith('【') || text.startsWith('润色'))
  const lines = text.split('\n').flatMap((line, index) => {
    const node =
      HEADING.test(line.trim()) && line.length < 60
        ? Object.assign(document.createElement('b'), { textContent: line })
        : line
    return index === 0 ? [node] : ['\n', node]
  })
  article.querySelector('.words').replaceChildren(...lines)
}

async function copy(article, button) {
  const text = draftOf(article.querySelector('.words').textContent)
  try {
    await navigator.clipboard.writeText(text)
    button.textContent = '已复制'
  } catch {
    getSelection().selectAllChildren(article.querySelector('.words'))
    button.textContent = '已选中，请按 Ctrl+C'
  }
  setTimeout(() => (button.textContent = '复制'), 2000)
}

function toBottom() {
  talk.scrollTop = talk.scrollHeight
}

function atBottom() {
  return talk.scrollHeight - talk.scrollTop - talk.clientHeight < 120
}

function showItem(item) {
  newest = Math.max(newest, item.seq)
  if (shown.has(item.key)) return
  shown.add(item.key)
  const stay = atBottom()
  if (item.from === 'user') showOwn(item)
  else showReply(item)
  if (stay || item.from === 'user') toBottom()
}

function showOwn(item) {
  const waiting = document.getElementById(`m-${item.key}`)
  if (waiting) waiting.classList.remove('unsent')
  else bubble('user', item.text).id = `m-${item.key}`
}

function showReply(item) {
  working.get(item.answers)?.remove()
  working.delete(item.answers)
  const article = bubble('bot', item.text)
  if (item.file) addFile(article, item.file)
  if (!item.final) showProgress({ answers: item.answers, text: '正在写……' })
}

function addFile(article, file) {
  const anchor = Object.assign(document.createElement('a'), {
    href: `data:application/octet-stream;base64,${file.bytes}`,
    download: file.name,
    textContent: `下载 ${file.name}`,
  })
  article.querySelector('.words').append('\n', anchor)
}

function showProgress({ answers, text }) {
  const stay = atBottom()
  const article = working.get(answers) ?? bubble('bot', '')
  article.classList.add('working')
  working.set(answers, article)
  fill(article, text)
  if (stay) toBottom()
}

async function post(id, text) {
  const response = await fetch('/console/messages', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ talk: talkId, id, text }),
  })
  if (response.status >= 500) throw new Error(String(response.status))
  return response.ok
}

/** Same id each time, so that a message sent twice is taken once. */
async function deliver(id, text, tries = 0) {
  try {
    link.textContent = (await post(id, text)) ? '' : '这条没有发出去：内容太长，请分成几条'
  } catch {
    link.textContent = '没有连上，正在重试……'
    setTimeout(() => void deliver(id, text, tries + 1), Math.min(1000 * 2 ** tries, 15_000))
  }
}

function send(text) {
  if (text.trim() === '') return
  const id = crypto.randomUUID?.() ?? String(Date.now()) + String(Math.random()).slice(2)
  const article = bubble('user', text)
  article.id = `m-${id}`
  article.classList.add('unsent')
  showProgress({ answers: id, text: '' })
  toBottom()
  void deliver(id, text)
}

function follow() {
  const stream = new EventSource(`/console/events?talk=${talkId}&after=${newest}`)
  stream.addEventListener('open', () => (link.textContent = ''))
  stream.addEventListener('item', (event) => showItem(JSON.parse(event.data)))
  stream.addEventListener('progress', (event) => {
    const progress = JSON.parse(event.data)
    if (working.has(progress.answers)) showProgress(progress)
  })
  stream.addEventListener('error', () => {
    stream.close()
    link.textContent = '连接断开，正在重连……'
    setTimeout(follow, 1500)
  })
}

function grow() {
  words.style.height = 'auto'
  words.style.height = `${words.scrollHeight + 2}px`
}

document.querySelector('#composer').addEventListener('submit', (event) => {
  event.preventDefault()
  send(words.value)
  words.value = ''
  grow()
})
words.addEventListener('input', grow)
words.addEventListener('keydown', (event) => {
  // While an input method is composing, Enter chooses a word and must not send.
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
  event.preventDefault()
  document.querySelector('#composer').requestSubmit()
})
document.querySelector('#fresh').addEventListener('click', () => {
  startTalk()
  location.reload()
})
document.querySelector('#chips').append(
  ...CHIPS.map((text) => {
    const button = Object.assign(document.createElement('button'), { type: 'button', textContent: text })
    button.addEventListener('click', () => send(text))
    return button
  }),
)
follow()

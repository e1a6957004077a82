import { expect, test } from 'vitest'
import { catalogueProblems } from './message-catalogue.ts'
import { markupTexts } from './markup-texts.ts'

test('two complete catalogues have no problems', () => {
  const english = {
    open: 'Open a file',
    rows: (count: number) => `${String(count)} rows`,
    loss: { name: 'ROC AUC' },
  }
  const chinese = {
    open: '打开文件',
    rows: (count: number) => `${String(count)} 行`,
    loss: { name: 'ROC AUC' },
  }
  expect(catalogueProblems(english, chinese)).toEqual([])
})

test.each([
  ['a key of one language only', { a: 'Yes', b: 'No' }, { a: '是' }, 'b: missing in zh-CN'],
  ['a key deep down', { a: {} }, { a: { b: '是' } }, 'a.b: missing in en'],
  ['an empty text', { a: 'Yes' }, { a: ' ' }, 'a: empty in zh-CN'],
  ['a text that was not translated', { a: 'Yes' }, { a: 'Yes' }, 'a: no Chinese in zh-CN: Yes'],
  ['Chinese among the English texts', { a: '是' }, { a: '是' }, 'a: Chinese in en'],
  [
    'a text on one side and a function on the other',
    { a: 'Yes' },
    { a: () => '是' },
    'a: string in en, function in zh-CN',
  ],
])('%s is found', (_name, english, chinese, problem) => {
  expect(catalogueProblems(english, chinese)).toContain(problem)
})

test('a function whose sentence was not translated is found', () => {
  const rows = (count: number): string => `${String(count)} rows`
  expect(catalogueProblems({ rows }, { rows })).toHaveLength(1)
})

test.each([
  ['<p>Open a file</p>', ['1: Open a file']],
  ['<button aria-label="Close"></button>', ['1: Close']],
  ['<Field label="Rows" />', ['1: Rows']],
  ["<p>{ready ? 'Ready' : ''}</p>", ['1: Ready']],
  ['<p>{`Row ${row}`}</p>', ['1: Row']],
  ['{#if x}\n  <p title={"打开"}>{x}</p>\n{/if}', ['2: 打开']],
  ['<svelte:head><title>Page</title></svelte:head>', ['1: Page']],
])('text in markup is found: %s', (source, found) => {
  expect(markupTexts(source)).toEqual(found)
})

test.each([
  '<p class="lead">{messages.open}</p>',
  "<p>{format(value, 'percent')} · 12 %</p>",
  "<p class={kind === 'warning' ? 'loud' : 'quiet'}>×</p>",
  '<p style:width={`${width}px`} class:wide={width > 5}>{width}</p>',
  '<h1>Terrarium</h1>',
  "<script>const key = 'value'</script><style>p { color: red }</style><!-- a comment -->",
])('markup without text of its own passes: %s', (source) => {
  expect(markupTexts(source)).toEqual([])
})

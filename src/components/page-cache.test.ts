import { describe, expect, it } from 'vitest'
import { PageCache, type Pages } from './page-cache.ts'

function list(
  total: number,
  answer: (start: number, count: number) => string[][] | Promise<string[][]>,
) {
  const asked: [number, number][] = []
  let pages: Pages = new Map()
  const cache = new PageCache(
    total,
    (start, count) => {
      asked.push([start, count])
      return answer(start, count)
    },
    (arrived) => {
      pages = arrived
    },
  )
  return { cache, asked, pages: () => pages }
}

const rows = (start: number, count: number) =>
  Array.from({ length: count }, (_, i) => [String(start + i)])

describe('PageCache', () => {
  it('asks for each page once, the last one only as far as the list goes', () => {
    const { cache, asked, pages } = list(250, rows)
    cache.request(90, 20)
    cache.request(190, 60)
    expect(asked).toEqual([
      [0, 100],
      [100, 100],
      [200, 50],
    ])
    expect(pages().get(2)?.[49]).toEqual(['249'])
  })

  it('asks again for a page that was refused', async () => {
    const { cache, asked } = list(10, () => Promise.reject(new Error('busy')))
    cache.request(0, 10)
    await Promise.resolve()
    await Promise.resolve()
    cache.request(0, 10)
    expect(asked.length).toBe(2)
  })

  it('forgets the oldest pages of a long scroll, and asks for them when they come back', () => {
    const { cache, asked, pages } = list(100_000, rows)
    for (let page = 0; page < 60; page++) cache.request(page * 100, 100)
    expect(pages().size).toBe(40)
    expect(pages().has(0)).toBe(false)
    cache.request(0, 100)
    expect(asked.length).toBe(61)
    expect(pages().get(0)?.[0]).toEqual(['0'])
  })
})

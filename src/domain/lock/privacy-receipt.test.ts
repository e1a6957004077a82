import { expect, test } from 'vitest'
import { privacyReceipt, type ReceiptFacts } from './privacy-receipt.ts'

const POLICY = "default-src 'none'; connect-src 'self'; form-action 'none'"
const FACTS: ReceiptFacts = {
  build: '7f3a91c05be2',
  origin: 'https://terrarium.example',
  path: '/app/',
  browser: 'Browser/1',
  since: Date.UTC(2026, 10, 21, 20, 58),
  at: Date.UTC(2026, 10, 21, 21, 6),
  online: true,
  evidence: {
    at: Date.UTC(2026, 10, 21, 20, 59),
    page: { refused: true, policies: [POLICY] },
    worker: { refused: true, policies: [POLICY], inherits: false },
    allowlist: 'absent',
    secure: true,
    isolated: true,
    trustedTypes: true,
  },
  requests: [
    {
      address: 'https://terrarium.example/app/samples/churn.csv?v=2',
      initiator: 'fetch',
      from: 'page',
      bytes: 300,
      at: Date.UTC(2026, 10, 21, 20, 58, 5),
    },
    {
      address: 'https://elsewhere.example/x',
      initiator: 'img',
      from: 'page',
      bytes: 0,
      at: Date.UTC(2026, 10, 21, 20, 58, 6),
    },
  ],
  refused: [{ address: 'https://elsewhere.example', directive: 'img-src', from: 'data', at: 0 }],
  dropped: 0,
  data: 'ab12',
}

test('a receipt says when, which build, what the lock was, and every request with its query', () => {
  expect(JSON.parse(privacyReceipt(FACTS))).toMatchObject({
    terrariumPrivacyReceipt: 1,
    time: '2026-11-21T21:06:00.000Z',
    build: '7f3a91c05be2',
    dataSha256: 'ab12',
    lock: {
      state: 'partial',
      waysOut: {
        fetch: { from: 'page and workers', stoppedBy: 'content security policy, seen at work' },
        leaving: { stoppedBy: 'not by the browser; Terrarium took the means away' },
      },
    },
    requests: {
      count: 2,
      toOtherAddresses: 1,
      list: [
        { time: '2026-11-21T20:58:05.000Z', address: expect.stringContaining('?v=2') as string },
        {},
      ],
    },
    refused: [{ directive: 'img-src', from: 'data' }],
  })
})

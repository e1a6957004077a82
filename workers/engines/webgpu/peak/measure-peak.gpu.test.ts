import { expect, test } from 'vitest'
import { countLiveBuffers } from '../../fixtures/live-buffers.ts'
import { openSoftwareDevice } from '../../fixtures/software-device.ts'
import { measurePeak } from './measure-peak.ts'

test('an adapter has a peak, and gets its buffers back', async () => {
  const { gpu } = await openSoftwareDevice()
  const buffers = countLiveBuffers()
  const peak = await measurePeak(gpu)
  buffers.stop()
  expect(peak.gigaflops).toBeGreaterThan(0.1)
  expect(peak.gigabytesPerSecond).toBeGreaterThan(0.1)
  expect(buffers.live()).toBe(0)
})

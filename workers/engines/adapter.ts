import type { AdapterReport } from '../../src/protocol/trainer-api.ts'

/** The adapter to train on, or why there is none. */
export type FoundAdapter =
  | { adapter: GPUAdapter; report: Extract<AdapterReport, { available: true }> }
  | { adapter: null; report: Extract<AdapterReport, { available: false }> }

/** Names of rasterisers that run on the CPU; not every browser sets `isFallbackAdapter` for them. */
const SOFTWARE = /swiftshader|llvmpipe|lavapipe|softpipe|basic render/i

/** Asks the browser for its fastest adapter. */
export async function findAdapter(): Promise<FoundAdapter> {
  // The types promise what older browsers, pages on plain HTTP and Node do not have.
  const scope = globalThis as { navigator?: { gpu?: GPU }; isSecureContext?: boolean }
  const gpu = scope.navigator?.gpu
  if (!gpu) {
    const why = scope.isSecureContext === false ? 'insecure' : 'absent'
    return { adapter: null, report: { available: false, why } }
  }
  const adapter = await gpu
    .requestAdapter({ powerPreference: 'high-performance' })
    .catch(() => null)
  if (!adapter) return { adapter: null, report: { available: false, why: 'noAdapter' } }
  return { adapter, report: reportOn(adapter.info) }
}

/** Only what `adapter.info` has: some browsers leave most of it empty. */
export function reportOn(
  info: Pick<GPUAdapterInfo, 'architecture' | 'description' | 'device' | 'vendor'> & {
    isFallbackAdapter?: boolean
  },
): Extract<AdapterReport, { available: true }> {
  const words = [info.architecture, info.description, info.device, info.vendor]
  return {
    available: true,
    software: info.isFallbackAdapter === true || SOFTWARE.test(words.join(' ')),
    name: words.find((word) => word !== '') ?? 'unknown',
  }
}

import { beforeAll, expect, test } from 'vitest'
import { dropoutMask } from '../../../src/domain/dropout.ts'
import { findAdapter } from '../adapter.ts'
import { enginePlan } from '../check/made-up-plan.ts'
import planSource from './kernels/plan.wgsl?raw'
import randomSource from './kernels/random.wgsl?raw'
import { inputTable } from './input-table.ts'
import { planMemory } from './memory-plan.ts'
import { planUniform } from './plan-uniform.ts'
import { epochSchedule } from './schedule.ts'

/** One thread per unit draws the factors of 4 rows, as the kernel of the rows does. */
const DRAW = `
@compute @workgroup_size(1)
fn draw(@builtin(workgroup_id) id: vec3u) {
  let layer = plan.layers[LAYER];
  let at = id.y * layer.units + id.x;
  activations[at] = dropoutFactors(layer, schedule[0].dropoutKey, 4u * id.y, id.x);
}`

let gpu: GPUDevice

beforeAll(async () => {
  const { adapter } = await findAdapter()
  gpu = await (adapter as GPUAdapter).requestDevice()
})

/** [rows × units] */
async function drawOnDevice(
  choice: { seed: number; step: number; layer: number; rate: number },
  quads: number,
  units: number,
): Promise<Float32Array> {
  const { seed, step, layer, rate } = choice
  const hidden = Array.from({ length: layer + 1 }, () => units)
  const plan = enginePlan({ hidden, dropout: rate })
  const memory = planMemory({
    network: plan.network,
    numbers: 5,
    categories: 0,
    rows: 70,
    batchSize: 32,
    validationRows: 9,
    slots: 2,
    threads: 8,
    mostWork: 2 ** 26,
    mostBytes: 2 ** 27,
  })
  const module = gpu.createShaderModule({
    code: [
      `const WEIGHTS = 1; const SLOTS = 1; const ACTIVATIONS = ${quads * units};`,
      planSource,
      randomSource,
      DRAW.replace('LAYER', `${layer}`),
    ].join('\n'),
  })
  const pipeline = await gpu.createComputePipelineAsync({ layout: 'auto', compute: { module } })
  const filled = (data: ArrayBuffer, usage: number) => {
    const buffer = gpu.createBuffer({
      size: data.byteLength,
      usage: usage | GPUBufferUsage.COPY_DST,
    })
    gpu.queue.writeBuffer(buffer, 0, data)
    return buffer
  }
  const uniform = filled(
    planUniform(plan, memory, inputTable(plan.train.features)),
    GPUBufferUsage.UNIFORM,
  )
  const schedule = filled(
    epochSchedule(plan.optimizer, plan.learningRate, seed, step, 1),
    GPUBufferUsage.STORAGE,
  )
  const size = 16 * quads * units
  const factors = gpu.createBuffer({
    size,
    usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC,
  })
  const copy = gpu.createBuffer({ size, usage: GPUBufferUsage.COPY_DST | GPUBufferUsage.MAP_READ })
  const encoder = gpu.createCommandEncoder()
  const pass = encoder.beginComputePass()
  pass.setPipeline(pipeline)
  pass.setBindGroup(
    0,
    gpu.createBindGroup({
      layout: pipeline.getBindGroupLayout(0),
      entries: [
        { binding: 0, resource: { buffer: uniform } },
        { binding: 5, resource: { buffer: schedule } },
        { binding: 8, resource: { buffer: factors } },
      ],
    }),
  )
  pass.dispatchWorkgroups(units, quads)
  pass.end()
  encoder.copyBufferToBuffer(factors, 0, copy, 0, size)
  gpu.queue.submit([encoder.finish()])
  await copy.mapAsync(GPUMapMode.READ)
  const quadMajor = new Float32Array(copy.getMappedRange())
  return Float32Array.from({ length: 4 * quads * units }, (_, i) => {
    const row = Math.floor(i / units)
    return quadMajor[(Math.floor(row / 4) * units + (i % units)) * 4 + (row % 4)] as number
  })
}

test.each([
  { seed: 0, step: 0, layer: 0, rate: 0.1 },
  { seed: 42, step: 123_456, layer: 3, rate: 0.5 },
  { seed: 2 ** 32 - 1, step: 2 ** 31, layer: 7, rate: 0.95 },
])('the device draws the bits of dropoutMask: %o', async (choice) => {
  const { seed, step, layer, rate } = choice
  const [quads, units] = [8, 37]
  const drawn = await drawOnDevice(choice, quads, units)
  expect(drawn).toEqual(dropoutMask(seed, step, layer, 4 * quads, units, rate))
})

import { GELU_CUBIC, LEAKY_SLOPE } from '../../../src/domain/activations.ts'
import type { ResolvedOptimizer } from '../../../src/domain/experiment.ts'
import { failure } from '../../../src/domain/failure.ts'
import type { Loss } from '../../../src/domain/network.ts'
import { slotCount } from '../../../src/domain/optimizers.ts'
import { EngineError } from '../engine.ts'
import activations from './kernels/activations.wgsl?raw'
import layers from './kernels/layers.wgsl?raw'
import loss from './kernels/loss.wgsl?raw'
import plan from './kernels/plan.wgsl?raw'
import random from './kernels/random.wgsl?raw'
import rows from './kernels/rows.wgsl?raw'
import update from './kernels/update.wgsl?raw'
import validate from './kernels/validate.wgsl?raw'
import { ACTIVATION_NUMBERS } from './plan-uniform.ts'

/** The three kernels, compiled. */
export interface Programs {
  readonly layout: GPUBindGroupLayout
  readonly rows: GPUComputePipeline
  readonly update: GPUComputePipeline
  readonly validate: GPUComputePipeline
}

/** What is compiled in; the network's shape is not, so that it costs no compilation. */
interface ProgramChoice {
  loss: Loss
  optimizer: ResolvedOptimizer
  /** Per workgroup. */
  threads: number
}

const LOSSES: readonly Loss[] = [
  'binaryCrossEntropy',
  'categoricalCrossEntropy',
  'meanSquaredError',
]
const OPTIMIZERS = ['sgd', 'momentum', 'adam', 'rmsprop'] as const

/** Compiles without blocking. @throws EngineError `engineFailed` with the compiler's words */
export async function compilePrograms(device: GPUDevice, choice: ProgramChoice): Promise<Programs> {
  const layout = device.createBindGroupLayout({
    entries: (
      [
        'uniform',
        ...Array.from({ length: 4 }, () => 'read-only-storage' as const),
        ...Array.from({ length: 4 }, () => 'storage' as const),
      ] as const
    ).map((type, binding) => ({ binding, visibility: GPUShaderStage.COMPUTE, buffer: { type } })),
  })
  const pipelineLayout = device.createPipelineLayout({ bindGroupLayouts: [layout] })
  // Otherwise a refused module would be an error of the device, which is then lost to later runs.
  device.pushErrorScope('validation')
  const compile = (entryPoint: string, training: boolean, ...sources: string[]) =>
    device.createComputePipelineAsync({
      label: entryPoint,
      layout: pipelineLayout,
      compute: {
        entryPoint,
        module: device.createShaderModule({
          label: entryPoint,
          code: [constants(choice, training), plan, ...sources].join('\n'),
        }),
      },
    })
  const compiled = Promise.all([
    compile('rows', true, random, activations, layers, loss, rows),
    compile('update', true, update),
    compile('validate', false, random, activations, layers, validate),
  ])
  const refused = device.popErrorScope()
  try {
    const [ofRows, ofUpdate, ofValidate] = await compiled
    return { layout, rows: ofRows, update: ofUpdate, validate: ofValidate }
  } catch (error) {
    const reason = (await refused)?.message ?? String(error)
    throw new EngineError(failure('engineFailed', { engine: 'webgpu', reason }))
  }
}

/** The lines at the head of every kernel. */
function constants({ loss, optimizer, threads }: ProgramChoice, training: boolean): string {
  const values: [string, string][] = [
    ['THREADS', `${threads}u`],
    ['TRAINING', String(training)],
    ...Object.entries(ACTIVATION_NUMBERS).map(([name, i]) => numbered(name, i)),
    ['LEAKY_SLOPE', String(LEAKY_SLOPE)],
    ['GELU_SCALE', String(Math.sqrt(2 / Math.PI))],
    ['GELU_CUBIC', String(GELU_CUBIC)],
    ...LOSSES.map(numbered),
    ['LOSS', wgslName(loss)],
    ...OPTIMIZERS.map(numbered),
    ['OPTIMIZER', wgslName(updateRule(optimizer))],
  ]
  return values.map(([name, value]) => `const ${name} = ${value};`).join('\n')
}

/** What the update kernel calls an optimiser. */
export function updateRule(optimizer: ResolvedOptimizer): (typeof OPTIMIZERS)[number] {
  if (optimizer.name === 'adamw') return 'adam'
  return optimizer.name === 'sgd' && slotCount(optimizer) > 0 ? 'momentum' : optimizer.name
}

function numbered(name: string, i: number): [string, string] {
  return [wgslName(name), `${i}u`]
}

/** leakyRelu → LEAKY_RELU */
function wgslName(name: string): string {
  return name.replace(/[A-Z]/g, '_$&').toUpperCase()
}

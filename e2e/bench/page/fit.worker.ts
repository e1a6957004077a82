import * as tf from '@tensorflow/tfjs'
import { layers, sequential, type LayersModel } from '@tensorflow/tfjs-layers'
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url'
import threadsUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url'
import plainUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url'
import { expose } from 'comlink'
import { LEARNING_RATE, STEPS_PER_EPOCH, type Shape } from '../shapes.ts'
import { madeUpTask, shapeOf } from './task.ts'
import type { TrainerWorker } from './trainer-worker.ts'

/** `tf.LayersModel.fit` as anybody would write it, on the backend of the worker's name. */

interface Fit {
  shape: Shape
  model: LayersModel
  x: tf.Tensor2D
  y: tf.Tensor2D
}

const fits = new Map<string, Fit>()
const ready = takeBackend(self.name)

async function takeBackend(name: string): Promise<void> {
  switch (name) {
    case 'fit-webgpu':
      await import('@tensorflow/tfjs-backend-webgpu')
      break
    case 'fit-wasm': {
      const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm')
      const absolute = (url: string) => new URL(url, location.href).href
      setWasmPaths({
        'tfjs-backend-wasm.wasm': absolute(plainUrl),
        'tfjs-backend-wasm-simd.wasm': absolute(simdUrl),
        'tfjs-backend-wasm-threaded-simd.wasm': absolute(threadsUrl),
      })
      // Its threads make nothing of this size faster, and start only on isolated pages.
      tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false)
      break
    }
    default:
      await import('@tensorflow/tfjs-backend-cpu')
  }
  const backend = name.slice('fit-'.length)
  await tf.setBackend(backend)
  await tf.ready()
  if (tf.getBackend() !== backend) throw new Error(`${backend} is not to be had`)
  tf.enableProdMode()
}

function build({ inputs, hidden, outputs }: Shape): LayersModel {
  const model = sequential()
  hidden.forEach((units, k) => {
    model.add(
      layers.dense({ units, activation: 'relu', ...(k === 0 ? { inputShape: [inputs] } : {}) }),
    )
  })
  model.add(layers.dense({ units: outputs, activation: outputs === 1 ? 'sigmoid' : 'softmax' }))
  model.compile({
    optimizer: tf.train.adam(LEARNING_RATE),
    loss: outputs === 1 ? 'binaryCrossentropy' : 'categoricalCrossentropy',
  })
  return model
}

function open(shape: Shape): Fit {
  const { features, targets } = madeUpTask(shape, STEPS_PER_EPOCH * shape.batchSize)
  const classes = tf.tensor1d(Int32Array.from(targets), 'int32')
  return {
    shape,
    model: build(shape),
    x: tf.tensor2d(features.numbers, [features.rows, shape.inputs]),
    y:
      shape.outputs === 1
        ? tf.tensor2d(Float32Array.from(targets), [features.rows, 1])
        : tf.cast(tf.oneHot(classes, shape.outputs) as tf.Tensor2D, 'float32'),
  }
}

const api: TrainerWorker = {
  open: async (name) => {
    await ready
    fits.set(name, open(shapeOf(name)))
  },
  time: async (name, steps) => {
    const { shape, model, x, y } = fits.get(name) as Fit
    const epochs = Math.ceil(steps / STEPS_PER_EPOCH)
    if (epochs > 1 && steps % STEPS_PER_EPOCH !== 0) throw new Error(`${steps} are no whole epochs`)
    const rows = Math.min(steps, STEPS_PER_EPOCH) * shape.batchSize
    const [someX, someY] = [x, y].map((all) => tf.slice(all, 0, rows)) as [tf.Tensor, tf.Tensor]
    const start = performance.now()
    // Without `yieldEvery` it would wait for animation frames now and then.
    await model.fit(someX, someY, {
      ...{ batchSize: shape.batchSize, epochs, yieldEvery: 'never' as const },
    })
    // The last update may still be under way.
    await Promise.all(model.getWeights().map((weights) => weights.data()))
    const ms = performance.now() - start
    tf.dispose([someX, someY])
    return ms
  },
}

expose(api)

// What all kernels share: the network's shape and the buffers. `plan-uniform.ts` writes `Plan`,
// `memory-plan.ts` decides where things lie.

struct Layer {
  inputs: u32,
  units: u32,
  // Where its weights begin: [inputs + 1, units], the last row is the bias.
  kernel: u32,
  // Where the kernel's transposed copy begins: [units, inputs]; the first layer has none.
  transposed: u32,
  // Where, within the activations of a quad of rows, its input [inputs + 1] lies; the last is always 1.
  x: u32,
  // … its output [units] after activation and dropout,
  y: u32,
  // … and d output / d z [units], which `backward` turns into d loss / d z.
  slope: u32,
  activation: u32,
  // An output is dropped where 32 random bits are below this; 0: no dropout.
  dropBelow: u32,
  // Index of its first random number.
  firstDraw: u32,
  // What an output that is kept is multiplied by: 1 / (1 − rate).
  kept: f32,
  // Tiles of the weights of the layers before.
  tiles: u32,
}

struct Plan {
  layers: array<Layer, 9>,
  // Number of layers, the output layer included.
  depth: u32,
  inputs: u32,
  // Of one epoch of training, and of one minibatch.
  rows: u32,
  batch: u32,
  // Workgroups of 8 rows in a minibatch.
  groups: u32,
  // Activations of one quad of rows.
  stride: u32,
  parameters: u32,
  // Tiles of all weights.
  tiles: u32,
  // Validation: rows, the first and the one after the last row of this dispatch.
  validationFirst: u32,
  validationEnd: u32,
  // Where in the results the sums of |weight| and the logits begin.
  weightSums: u32,
  logits: u32,
  // Of the optimiser: β1, 1 − β1, β2, 1 − β2 (adam); momentum (sgd); ρ, 1 − ρ (rmsprop).
  decay: vec4f,
  epsilon: f32,
  // 2 · l2
  penalty: f32,
}

// Scalars that change with the minibatch step, computed in float64 on the host.
struct Step {
  // What the optimiser's direction is multiplied by: lr / (1 − β1ᵗ) for adam, else lr.
  rate: f32,
  // 1 / √(1 − β2ᵗ) for adam
  rootCorrection: f32,
  // `stepKey` of the dropout stream, see src/domain/random.ts.
  dropoutKey: u32,
}

struct Results {
  // The step of the epoch that `rows` takes next, and the one that `update` completes: two words, so that no
  // dispatch reads a word that it writes.
  next: u32,
  current: u32,
  // [steps, groups] Σ weight · loss, then sums of |weight|, then [rows, outputs] logits of the validation rows.
  values: array<f32>,
}

@group(0) @binding(0) var<uniform> plan: Plan;
// [rows, inputs]
@group(0) @binding(1) var<storage, read> features: array<f32>;
// [rows] Target and weight.
@group(0) @binding(2) var<storage, read> targets: array<vec2f>;
// [rows] The epoch's order.
@group(0) @binding(3) var<storage, read> order: array<u32>;
// [steps of the epoch]
@group(0) @binding(4) var<storage, read> schedule: array<Step>;
// [parameters] as `parameterOffsets` lays them out, then the transposed copies.
@group(0) @binding(5) var<storage, read_write> weights: array<f32>;
// [slots, parameters]
@group(0) @binding(6) var<storage, read_write> slots: array<f32>;
// [quads, stride] Four rows of the minibatch side by side: all traffic is 128 bits wide.
@group(0) @binding(7) var<storage, read_write> activations: array<vec4f>;
@group(0) @binding(8) var<storage, read_write> results: Results;

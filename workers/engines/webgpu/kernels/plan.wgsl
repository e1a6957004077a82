// What all kernels share: the network's shape and the buffers. `plan-uniform.ts` writes `Plan`, `dispatches.ts`
// writes each `Phase`, `memory-plan.ts` and `input-table.ts` decide where things lie.

struct Layer {
  inputs: u32,
  units: u32,
  // Inputs that are numbers: all of them, but for the first layer, whose others are levels of categories.
  columns: u32,
  // Where its weights begin: [inputs + 1, units], the last row is the bias; with batch normalisation scale, moving
  // mean and moving variance follow.
  kernel: u32,
  // Where the kernel's transposed copy begins: [units, inputs]; the first layer has none.
  transposed: u32,
  // Where, within the activations of a quad of rows, its numbers [columns + 1] lie; the last is always 1. Codes
  // follow those of the first layer.
  x: u32,
  // … its output [units] after activation and dropout,
  y: u32,
  // … d output / d activation's argument [units], which the way back turns into d loss / d z,
  slope: u32,
  // … and z [units], then normalised, with batch normalisation only.
  normalised: u32,
  // Where among the optimiser's state the statistics of batch normalisation begin.
  statistics: u32,
  batchNorm: u32,
  activation: u32,
  // An output is dropped where 32 random bits are below this; 0: no dropout.
  dropBelow: u32,
  // Index of its first random number.
  firstDraw: u32,
  // What an output that is kept is multiplied by: 1 / (1 − rate).
  kept: f32,
  spare: u32,
}

struct Plan {
  layers: array<Layer, 9>,
  // Number of layers, the output layer included.
  depth: u32,
  // Of one epoch of training, and of one minibatch; a minibatch in quads.
  rows: u32,
  batch: u32,
  batchQuads: u32,
  // 32-bit words of one row, and where in it the codes begin; how many there are.
  recordWords: u32,
  codes: u32,
  categories: u32,
  // Where in `inputs`: runs of number columns, categories, tiles of levels; and how many.
  runs: u32,
  runCount: u32,
  categoryFirsts: u32,
  codedTiles: u32,
  codedTileCount: u32,
  // Activations of one quad of rows.
  stride: u32,
  parameters: u32,
  // Batch statistics are taken of so many quads at a time; so many times.
  chunk: u32,
  chunks: u32,
  // Where in `slots`: the gradient, and sums of its squares; how many.
  gradient: u32,
  squares: u32,
  squareCount: u32,
  // Where in the results the sums of |weight| and the logits begin.
  weightSums: u32,
  logits: u32,
  clipLimit: f32,
  epsilon: f32,
  // 2 · l2
  penalty: f32,
  // Of the optimiser: β1, 1 − β1, β2, 1 − β2 (adam); momentum (sgd); ρ, 1 − ρ (rmsprop).
  decay: vec4f,
  l1: f32,
}

// What one dispatch does of it.
struct Phase {
  // Of `rows`: GATHER, STATISTICS or SUMS, and the batch-normalised layer that has them.
  begin: u32,
  layer: u32,
  // The first dispatch of a step, and the last one.
  opens: u32,
  closes: u32,
  // Quads of the minibatch (of `rows` and of the gradient) or rows (of `validate`), from the first until before
  // the last; the activations (of `validate`: the records) hold those from `held` on.
  first: u32,
  end: u32,
  held: u32,
  // Quads for each workgroup of `rows`, a multiple of QUADS.
  each: u32,
  // Stages of `rows`, from the first until before the last.
  stage: u32,
  endStage: u32,
  // The gradient adds to that of the quads before, is complete with these.
  continues: u32,
  completes: u32,
  // Tiles of all weights, and units that are batch-normalised.
  tiles: u32,
}

// Scalars that change with the minibatch step, computed in float64 on the host.
struct Step {
  // What the optimiser's direction is multiplied by: lr / (1 − β1ᵗ) for adam, else lr.
  rate: f32,
  // 1 / √(1 − β2ᵗ) for adam
  rootCorrection: f32,
  // lr · λ: what adamw takes off a kernel's weight, times the weight.
  weightDecay: f32,
  // `stepKey` of the dropout stream, see src/domain/random.ts.
  dropoutKey: u32,
}

struct Results {
  // The step of the epoch that `rows` takes next, and the one that is being taken: two words, so that no dispatch
  // reads a word that it writes.
  next: u32,
  current: u32,
  // [steps, quads] Σ weight · loss, then sums of |weight|, then [rows, outputs] logits of the validation rows.
  values: array<f32>,
}

@group(0) @binding(0) var<uniform> plan: Plan;
@group(0) @binding(1) var<uniform> phase: Phase;
// [rows, recordWords] Target, weight, numbers, and two codes in a word; see records.ts.
@group(0) @binding(2) var<storage, read> records: array<u32>;
// Which inputs are numbers and which are levels of categories; see input-table.ts.
@group(0) @binding(3) var<storage, read> inputs: array<u32>;
// [rows] The epoch's order.
@group(0) @binding(4) var<storage, read> order: array<u32>;
// [steps of the epoch]
@group(0) @binding(5) var<storage, read> schedule: array<Step>;
// [parameters] as `parameterOffsets` lays them out, then the transposed copies.
@group(0) @binding(6) var<storage, read_write> weights: array<f32, WEIGHTS>;
// [slots, parameters], then the gradient, sums of its squares, and statistics of batch normalisation.
@group(0) @binding(7) var<storage, read_write> slots: array<f32, SLOTS>;
// [quads, stride] Four rows of the minibatch side by side: all traffic is 128 bits wide.
@group(0) @binding(8) var<storage, read_write> activations: array<vec4f, ACTIVATIONS>;
@group(0) @binding(9) var<storage, read_write> results: Results;

// Rows of the minibatch that a step takes.
fn rowsOf(step: u32) -> u32 {
  return min(plan.batch, plan.rows - step * plan.batch);
}

// Which of four rows from `row` on there are.
fn presentOf(row: u32, count: u32) -> vec4<bool> {
  return row + vec4u(0u, 1u, 2u, 3u) < vec4u(count);
}

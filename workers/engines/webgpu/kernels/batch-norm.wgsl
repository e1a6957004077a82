// Batch normalisation as in src/domain/batch-norm.ts. Statistics are of chunks of rows first, whose size depends on
// nothing but the minibatch's, and then merged in order: the same bits, however the work is shared out.
//
//   x̂ = (z − mean) / √(variance + ε);  y = scale · x̂ + bias
//   dz = scale / √(variance + ε) · (dy − Σdy / rows − x̂ · Σ(dy · x̂) / rows)
//
// Shapes: of each statistic [chunks, units], and one row more for the whole batch.

const MEAN = 0u;
// Σ (z − mean)² of a chunk, the variance of the batch.
const SPREAD = 1u;
const SUM = 2u;
const PRODUCT_SUM = 3u;

fn statisticAt(layer: Layer, which: u32, chunk: u32, unit: u32) -> u32 {
  return layer.statistics + (which * (plan.chunks + 1u) + chunk) * layer.units + unit;
}

fn scaleOf(layer: Layer, unit: u32) -> f32 {
  return weights[layer.kernel + (layer.inputs + 1u) * layer.units + unit];
}

fn biasOf(layer: Layer, unit: u32) -> f32 {
  return weights[layer.kernel + layer.inputs * layer.units + unit];
}

struct Moments {
  count: f32,
  mean: f32,
  // Σ (z − mean)²
  spread: f32,
}

// Chan, Golub & LeVeque 1983
fn mergeMoments(a: Moments, b: Moments) -> Moments {
  let count = a.count + b.count;
  let apart = b.mean - a.mean;
  return Moments(
    count,
    a.mean + apart * b.count / count,
    a.spread + b.spread + apart * apart * a.count * b.count / count,
  );
}

// Adds four rows of z to the statistics of their chunk.
fn noteMoments(layer: Layer, quad: u32, unit: u32, z: vec4f, count: u32) {
  let present = select(vec4f(0.0), vec4f(1.0), presentOf(4u * quad, count));
  let rows = dot(present, vec4f(1.0));
  if rows == 0.0 {
    return;
  }
  let mean = dot(present, z) / rows;
  let apart = (z - mean) * present;
  var moments = Moments(rows, mean, dot(apart, apart));
  let chunk = quad / plan.chunk;
  let meanAt = statisticAt(layer, MEAN, chunk, unit);
  let spreadAt = statisticAt(layer, SPREAD, chunk, unit);
  let before = 4u * (quad % plan.chunk);
  if before > 0u {
    moments = mergeMoments(Moments(f32(before), slots[meanAt], slots[spreadAt]), moments);
  }
  slots[meanAt] = moments.mean;
  slots[spreadAt] = moments.spread;
}

// Adds four rows of dy to the sums of their chunk.
fn noteSums(layer: Layer, quad: u32, unit: u32, dy: vec4f, normalised: vec4f) {
  let chunk = quad / plan.chunk;
  let sumAt = statisticAt(layer, SUM, chunk, unit);
  let productAt = statisticAt(layer, PRODUCT_SUM, chunk, unit);
  let goesOn = quad % plan.chunk > 0u;
  slots[sumAt] = select(0.0, slots[sumAt], goesOn) + dot(dy, vec4f(1.0));
  slots[productAt] = select(0.0, slots[productAt], goesOn) + dot(dy, normalised);
}

// Merges the statistics of all chunks; z of a quad at activations[at] becomes x̂. Returns scale · x̂ + bias.
fn normalise(layer: Layer, at: u32, quad: u32, unit: u32, count: u32) -> vec4f {
  var batch = Moments(0.0, 0.0, 0.0);
  let rows = 4u * plan.chunk;
  for (var chunk = 0u; chunk * rows < count; chunk++) {
    let mean = slots[statisticAt(layer, MEAN, chunk, unit)];
    let spread = slots[statisticAt(layer, SPREAD, chunk, unit)];
    batch = mergeMoments(batch, Moments(f32(min(rows, count - chunk * rows)), mean, spread));
  }
  let variance = batch.spread / batch.count;
  if quad == 0u {
    slots[statisticAt(layer, MEAN, plan.chunks, unit)] = batch.mean;
    slots[statisticAt(layer, SPREAD, plan.chunks, unit)] = variance;
  }
  let normalised = (activations[at] - batch.mean) / sqrt(variance + BATCH_NORM_EPSILON);
  activations[at] = normalised;
  return scaleOf(layer, unit) * normalised + biasOf(layer, unit);
}

// Merges the sums of all chunks; dy of QUADS quads becomes dz.
fn centre(l: u32, at: u32, quad: u32, count: u32, lane: u32) {
  let layer = plan.layers[l];
  for (var unit = lane; unit < layer.units; unit += THREADS) {
    var sum = 0.0;
    var product = 0.0;
    for (var chunk = 0u; chunk * 4u * plan.chunk < count; chunk++) {
      sum += slots[statisticAt(layer, SUM, chunk, unit)];
      product += slots[statisticAt(layer, PRODUCT_SUM, chunk, unit)];
    }
    if quad == 0u {
      slots[statisticAt(layer, SUM, plan.chunks, unit)] = sum;
      slots[statisticAt(layer, PRODUCT_SUM, plan.chunks, unit)] = product;
    }
    let variance = slots[statisticAt(layer, SPREAD, plan.chunks, unit)];
    let factor = scaleOf(layer, unit) / sqrt(variance + BATCH_NORM_EPSILON);
    for (var q = 0u; q < QUADS; q++) {
      let ofQuad = at + q * plan.stride;
      let dy = activations[ofQuad + layer.slope + unit];
      let normalised = activations[ofQuad + layer.normalised + unit];
      let dz = factor * (dy - sum / f32(count) - normalised * product / f32(count));
      let present = presentOf(4u * (quad + q), count);
      activations[ofQuad + layer.slope + unit] = select(vec4f(0.0), dz, present);
    }
  }
}

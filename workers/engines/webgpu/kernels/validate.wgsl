// Once per epoch: logits of the validation rows without dropout and with the moving averages of batch
// normalisation, and Σ |weight|, by which the host sees a weight that is not finite.
//
// Grid: one or more workgroups of THREADS lanes; each takes every so many blocks of QUADS quads through scratch
// activations of its own.

@compute @workgroup_size(THREADS)
fn validate(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  sumWeights(group.x * THREADS + lane, groups.x * THREADS);
  let at = QUADS * group.x * plan.stride;
  let output = plan.layers[plan.depth - 1u];
  let rows = 4u * QUADS;
  for (var row = phase.first + rows * group.x; row < phase.end; row += rows * groups.x) {
    for (var q = 0u; q < QUADS; q++) {
      let sources = min(row + 4u * q + vec4u(0u, 1u, 2u, 3u), vec4u(phase.end - 1u));
      gather(at + q * plan.stride, sources - phase.held, presentOf(row + 4u * q, phase.end), lane);
    }
    predict(at, lane);
    storageBarrier();
    for (var n = lane; n < output.units; n += THREADS) {
      for (var r = 0u; r < rows; r++) {
        if row + r < phase.end {
          let logit = activations[at + r / 4u * plan.stride + output.y + n][r % 4u];
          results.values[plan.logits + (row + r) * output.units + n] = logit;
        }
      }
    }
  }
}

fn predict(at: u32, lane: u32) {
  for (var l = 0u; l < plan.depth; l++) {
    storageBarrier();
    let layer = plan.layers[l];
    let columns = columnsOf(layer.units);
    for (var first = lane; first - lane % LANES < layer.units; first += columns * THREADS) {
      var z = Tile();
      product(&z, layer, l, true, at, first);
      for (var c = 0u; c < columns && first + c * THREADS < layer.units; c++) {
        let unit = first + c * THREADS;
        for (var q = 0u; q < QUADS; q++) {
          let argument = averaged(layer, unit, z.quads[q][c]);
          finishUnit(layer, at + q * plan.stride, 0u, 0u, unit, argument);
        }
      }
    }
  }
}

// Batch normalisation with the moving averages.
fn averaged(layer: Layer, unit: u32, z: vec4f) -> vec4f {
  if !BATCH_NORM || layer.batchNorm == 0u {
    return z;
  }
  let bias = layer.kernel + layer.inputs * layer.units + unit;
  let scale = weights[bias + layer.units];
  let mean = weights[bias + 2u * layer.units];
  let variance = weights[bias + 3u * layer.units];
  return scale * (z - mean) / sqrt(variance + BATCH_NORM_EPSILON) + weights[bias];
}

// One sum for each thread of the grid.
fn sumWeights(thread: u32, threads: u32) {
  var sum = 0.0;
  for (var i = thread; i < plan.parameters; i += threads) {
    sum += abs(weights[i]);
  }
  results.values[plan.weightSums + thread] = sum;
}

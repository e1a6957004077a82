// Second and last dispatch of a minibatch step: the gradient of every weight and the optimiser's step with it.
//
//   g = clip(d loss / d w + l1 · sign w + 2 · l2 · w);  w ← w − rate · direction(g)
//
// Grid: one or more workgroups of THREADS lanes; each thread takes every so many tiles (see tiles.wgsl).

@compute @workgroup_size(THREADS)
fn update(@builtin(global_invocation_id) thread: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let step = results.current;
  if thread.x == 0u {
    results.next = step + 1u;
  }
  let quads = (rowsOf(step) + 3u) / 4u;
  let factors = schedule[step];
  for (var task = thread.x; task < phase.tiles; task += groups.x * THREADS) {
    takeTask(task, quads, factors);
  }
}

fn startOf(at: u32) -> f32 {
  return 0.0;
}

fn finish(layer: Layer, l: u32, row: u32, unit: u32, sum: f32, step: Step) {
  let g = clippedByValue(sum + penaltyOf(layer, row, unit));
  takeStep(layer, l, row, unit, g, step);
}

// Bias and scale, and the moving averages.
fn finishNormalised(layer: Layer, unit: u32, step: Step) {
  for (var which = 0u; which < 2u; which++) {
    let g = clippedByValue(ofBatch(layer, 2u + which, unit));
    takeStep(layer, 0u, layer.inputs + which, unit, g, step);
    moveAverage(layer, which, unit);
  }
}

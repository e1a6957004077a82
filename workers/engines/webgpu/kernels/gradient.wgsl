// Where the whole gradient is needed before any weight may move (clipping by its norm), or a minibatch is taken in
// several blocks of rows: the gradient of every weight, left in memory, and the sum of its squares.
//
//   g = d loss / d w + l1 · sign w + 2 · l2 · w
//
// A block goes on adding where the one before ended, so that the blocks' size does not change a bit.
//
// Grid: `plan.squareCount` workgroups of THREADS lanes, one partial sum of squares each; each thread takes every so
// many tiles (see tiles.wgsl).

var<private> squares: f32;
var<workgroup> ofLanes: array<f32, THREADS>;

@compute @workgroup_size(THREADS)
fn gradient(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let inBatch = (rowsOf(results.current) + 3u) / 4u;
  let quads = max(min(inBatch, phase.end), phase.first) - phase.first;
  for (var task = group.x * THREADS + lane; task < phase.tiles; task += groups.x * THREADS) {
    takeTask(task, quads, Step());
  }
  ofLanes[lane] = squares;
  workgroupBarrier();
  if lane == 0u {
    var sum = 0.0;
    for (var i = 0u; i < THREADS; i++) {
      sum += ofLanes[i];
    }
    slots[plan.squares + group.x] = sum;
  }
}

fn startOf(at: u32) -> f32 {
  return select(0.0, slots[plan.gradient + at], phase.continues == 1u);
}

fn finish(layer: Layer, l: u32, row: u32, unit: u32, sum: f32, step: Step) {
  var g = sum;
  if phase.completes == 1u {
    g += penaltyOf(layer, row, unit);
    squares += g * g;
  }
  slots[plan.gradient + layer.kernel + row * layer.units + unit] = g;
}

fn finishNormalised(layer: Layer, unit: u32, step: Step) {
  for (var which = 0u; which < 2u; which++) {
    finish(layer, 0u, layer.inputs + which, unit, ofBatch(layer, 2u + which, unit), step);
  }
}

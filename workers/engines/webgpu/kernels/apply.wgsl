// Last dispatch of a step whose gradient lies in memory: clips it and takes the optimiser's step.
//
//   g ← g · min(1, limit / √Σ g²), or g within ±limit;  w ← w − rate · direction(g)
//
// Grid: one or more workgroups of THREADS lanes; each thread takes every so many weights.

@compute @workgroup_size(THREADS)
fn apply(@builtin(global_invocation_id) thread: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let step = results.current;
  if thread.x == 0u {
    results.next = step + 1u;
  }
  let factors = schedule[step];
  let factor = clippingFactor();
  var l = 0u;
  for (var at = thread.x; at < plan.parameters; at += groups.x * THREADS) {
    while l + 1u < plan.depth && at >= plan.layers[l + 1u].kernel {
      l++;
    }
    let layer = plan.layers[l];
    let row = (at - layer.kernel) / layer.units;
    let unit = (at - layer.kernel) % layer.units;
    if row < layer.inputs + 2u {
      let g = clippedByValue(slots[plan.gradient + at]) * factor;
      takeStep(layer, l, row, unit, g, factors);
    } else if BATCH_NORM {
      moveAverage(layer, row - layer.inputs - 2u, unit);
    }
  }
}

fn clippingFactor() -> f32 {
  if CLIPPING != BY_GLOBAL_NORM {
    return 1.0;
  }
  var sum = 0.0;
  for (var i = 0u; i < plan.squareCount; i++) {
    sum += slots[plan.squares + i];
  }
  let norm = sqrt(sum);
  return select(1.0, plan.clipLimit / norm, norm > plan.clipLimit);
}

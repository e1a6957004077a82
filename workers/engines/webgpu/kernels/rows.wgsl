// First dispatch of a minibatch step: everything that is done row by row.
//
//   gather → forward → loss and d loss / d logits → backward
//
// A batch-normalised layer needs a look at all rows twice, which is where this chain is cut: after its z = x·K, and
// after d loss / d of what its activation was given. What a chunk of rows adds to the batch's statistics is
// noted then; the next dispatch begins by merging those of all chunks.
//
// Grid: one workgroup of THREADS lanes for `phase.each` quads of the minibatch, QUADS at a time; rows beyond the
// end of the minibatch count as weight 0.

@compute @workgroup_size(THREADS)
fn rows(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
  var step = results.current;
  if phase.opens == 1u {
    step = results.next;
    if group.x == 0u && lane == 0u {
      results.current = step;
    }
  }
  let count = rowsOf(step);
  let key = schedule[step].dropoutKey;
  let first = phase.first + group.x * phase.each;
  let end = min(first + phase.each, phase.end);
  if phase.begin == STATISTICS {
    normalise(phase.layer, first, end, count, key, lane);
  } else if phase.begin == SUMS {
    centre(phase.layer, first, end, count, lane);
  }
  for (var quad = first; quad < end; quad += QUADS) {
    let at = (quad - phase.held) * plan.stride;
    if phase.begin == GATHER {
      for (var q = 0u; q < QUADS; q++) {
        let row = 4u * (quad + q);
        let sources = sourcesOf(step * plan.batch, row, count);
        gather(at + q * plan.stride, sources, presentOf(row, count), lane);
      }
      forward(at, quad, 0u, count, key, lane);
    } else if phase.begin == STATISTICS {
      forward(at, quad, phase.layer + 1u, count, key, lane);
    } else {
      backward(at, quad, phase.layer, lane);
    }
    if phase.reachesLoss == 1u {
      storageBarrier();
      for (var q = 0u; q < QUADS; q++) {
        let row = 4u * (quad + q);
        let sources = sourcesOf(step * plan.batch, row, count);
        let loss = lossOfQuad(at + q * plan.stride, sources, presentOf(row, count), f32(count), lane);
        if lane == 0u && row < count {
          results.values[step * plan.batchQuads + quad + q] = dot(loss, vec4f(1.0));
        }
      }
      backward(at, quad, plan.depth - 1u, lane);
    }
  }
}

// y = mask · f(x·K + b) of every layer in turn, and mask · f′ beside it, from layer `start` on to the last, or to
// the next one that is batch-normalised.
fn forward(at: u32, quad: u32, start: u32, count: u32, key: u32, lane: u32) {
  for (var l = start; l < plan.depth; l++) {
    storageBarrier();
    let layer = plan.layers[l];
    let columns = columnsOf(layer.units);
    for (var first = lane; first < layer.units; first += columns * THREADS) {
      let z = affine(layer, l == 0u, at, first);
      for (var c = 0u; c < columns; c++) {
        let unit = first + c * THREADS;
        if unit >= layer.units {
          break;
        }
        for (var q = 0u; q < QUADS; q++) {
          let ofQuad = at + q * plan.stride;
          if layer.batchNorm == 1u {
            activations[ofQuad + layer.normalised + unit] = z.quads[q][c];
            noteMoments(layer, quad + q, unit, z.quads[q][c], count);
          } else {
            finishUnit(layer, ofQuad, 4u * (quad + q), key, unit, z.quads[q][c]);
          }
        }
      }
    }
    if layer.batchNorm == 1u {
      return;
    }
  }
}

// dz of a layer = (dz of the next · its kernelᵀ) · mask · f′, from layer `start` down to the first, or to the next
// one that is batch-normalised.
fn backward(at: u32, quad: u32, start: u32, lane: u32) {
  for (var l = start; l > 0u; l--) {
    storageBarrier();
    let layer = plan.layers[l];
    let below = plan.layers[l - 1u];
    let columns = columnsOf(layer.inputs);
    for (var first = lane; first < layer.inputs; first += columns * THREADS) {
      var dx = Tile();
      multiply(&dx, at + layer.slope, layer.units, layer.transposed, layer.inputs, first);
      for (var c = 0u; c < columns; c++) {
        let unit = first + c * THREADS;
        if unit >= layer.inputs {
          break;
        }
        for (var q = 0u; q < QUADS; q++) {
          let ofQuad = at + q * plan.stride;
          let dy = activations[ofQuad + below.slope + unit] * dx.quads[q][c];
          activations[ofQuad + below.slope + unit] = dy;
          if below.batchNorm == 1u {
            noteSums(below, quad + q, unit, dy, activations[ofQuad + below.normalised + unit]);
          }
        }
      }
    }
    if below.batchNorm == 1u {
      return;
    }
  }
}

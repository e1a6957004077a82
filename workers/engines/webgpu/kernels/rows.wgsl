// First dispatch of a minibatch step: everything that is done row by row.
//
//   gather → forward → loss and d loss / d logits → backward
//
// These are stages: one for each layer forward, the loss, and one for each layer but the first backward. A
// batch-normalised layer needs a look at all rows twice, which is where the chain is cut: after its z = x·K, and after
// d loss / d of what its activation was given. What a chunk of rows adds to the batch's statistics is noted then;
// the next dispatch begins by merging those of all chunks.
//
// Grid: one workgroup of THREADS lanes for `phase.each` quads of the minibatch, QUADS at a time; rows beyond the
// end of the minibatch count as weight 0.

@compute @workgroup_size(THREADS)
fn rows(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
  var batch: Batch;
  batch.step = select(results.current, results.next, phase.opens == 1u);
  if phase.opens == 1u && group.x == 0u && lane == 0u {
    results.current = batch.step;
  }
  batch.count = rowsOf(batch.step);
  batch.key = schedule[batch.step].dropoutKey;
  let first = phase.first + group.x * phase.each;
  let end = min(first + phase.each, phase.end);
  for (var quad = first; quad < end; quad += QUADS) {
    let at = (quad - phase.held) * plan.stride;
    if BATCH_NORM && phase.begin == SUMS {
      centre(phase.layer, at, quad, batch.count, lane);
    }
    // Alone in a loop, it costs a software adapter nothing where it is not wanted.
    for (var q = 0u; q < select(0u, QUADS, phase.begin == GATHER); q++) {
      let row = 4u * (quad + q);
      gather(at + q * plan.stride, sourcesOf(batch, row), presentOf(row, batch.count), lane);
    }
    for (var stage = phase.stage; stage < phase.endStage; stage++) {
      storageBarrier();
      if stage == plan.depth {
        for (var q = 0u; q < QUADS; q++) {
          takeLoss(at + q * plan.stride, quad + q, batch, lane);
        }
      } else {
        takeLayer(stage, at, quad, batch, lane);
      }
    }
  }
}

// The minibatch that a step takes.
struct Batch {
  step: u32,
  // Rows.
  count: u32,
  // Of the dropout stream.
  key: u32,
}

// Which training rows four rows of the minibatch are; the first one stands in beyond its end.
fn sourcesOf(batch: Batch, row: u32) -> vec4u {
  let at = batch.step * plan.batch + min(row + vec4u(0u, 1u, 2u, 3u), vec4u(batch.count - 1u));
  return vec4u(order[at.x], order[at.y], order[at.z], order[at.w]);
}

fn takeLoss(at: u32, quad: u32, batch: Batch, lane: u32) {
  let row = 4u * quad;
  let loss = lossOfQuad(at, sourcesOf(batch, row), presentOf(row, batch.count), f32(batch.count), lane);
  if lane == 0u && row < batch.count {
    results.values[batch.step * plan.batchQuads + quad] = dot(loss, vec4f(1.0));
  }
}

// Forward: y = mask · f(x·K + b), and mask · f′ beside it. Backward: dz of the layer below = (dz · Kᵀ) · mask · f′.
fn takeLayer(stage: u32, at: u32, quad: u32, batch: Batch, lane: u32) {
  let isForward = stage < plan.depth;
  let l = select(2u * plan.depth - stage, stage, isForward);
  let layer = plan.layers[l];
  let width = select(layer.inputs, layer.units, isForward);
  let columns = columnsOf(width);
  // This layer's z is there already, and its statistics now as well.
  let isNormalising = BATCH_NORM && phase.begin == STATISTICS && stage == phase.stage;
  // Lanes that share take part as long as one of them has a column.
  for (var first = lane; first - lane % LANES < width; first += columns * THREADS) {
    var tile = Tile();
    if !isNormalising {
      product(&tile, layer, l, isForward, at, first);
    }
    for (var c = 0u; c < columns && first + c * THREADS < width; c++) {
      let unit = first + c * THREADS;
      for (var q = 0u; q < select(0u, QUADS, isForward); q++) {
        let ofQuad = at + q * plan.stride;
        var z = tile.quads[q][c];
        if BATCH_NORM && layer.batchNorm == 1u {
          let normalised = ofQuad + layer.normalised + unit;
          if isNormalising {
            z = normalise(layer, normalised, quad + q, unit, batch.count);
          } else {
            activations[normalised] = z;
            noteMoments(layer, quad + q, unit, z, batch.count);
          }
        }
        finishUnit(layer, ofQuad, 4u * (quad + q), batch.key, unit, z);
      }
      for (var q = 0u; q < select(QUADS, 0u, isForward); q++) {
        let below = plan.layers[l - 1u];
        let ofQuad = at + q * plan.stride;
        let dy = activations[ofQuad + below.slope + unit] * tile.quads[q][c];
        activations[ofQuad + below.slope + unit] = dy;
        if BATCH_NORM && below.batchNorm == 1u {
          noteSums(below, quad + q, unit, dy, activations[ofQuad + below.normalised + unit]);
        }
      }
    }
  }
}

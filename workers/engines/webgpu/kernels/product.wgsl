// tile[q][c] += Σ_k x[q, k] · matrix[k, column + c · THREADS]
//
// A register tile of QUADS · 4 rows × COLUMNS columns for each lane: adjacent lanes read the same x and adjacent
// columns. Columns beyond the width are computed of what happens to lie there, and thrown away.
// x: [depth] vec4 (rows) from activations[x], one stride further for the next quad; matrix: [depth, width] at
// weights[matrix]. The sum runs over ascending k, whatever the tile; a depth of 0 leaves the tile as it is. Where
// lanes share what they read, each of four reads another quad of x.

fn multiply${LOG}(tile: ptr<function, Tile>, x: u32, depth: u32, matrix: u32, width: u32, column: u32) {
  // Software adapters skip a loop, but not a branch.
  for (var once = 0u; once < min(depth, 1u); once++) {
    //for q < QUADS
    //for c < COLUMNS
    var sum${q}${c} = (*tile).quads[${q}][${c}];
    //end
    //end
    let stride = plan.stride;
    //if SHARING
    let ofLane = column % 4u * stride;
    //end
    var at = matrix + column;
    for (var k = x; k < x + depth; k++) {
      //for c < COLUMNS
      let w${c} = weights[at + ${c}u * THREADS];
      //end
      //if SHARING
      let mine = activations[k + ofLane];
      //for q < QUADS
      let x${q} = quadBroadcast(mine, ${q}u);
      //end
      //else
      //for q < QUADS
      let x${q} = activations[k + ${q}u * stride];
      //end
      //end
      //for q < QUADS
      //for c < COLUMNS
      sum${q}${c} += x${q} * w${c};
      //end
      //end
      at += width;
    }
    //for q < QUADS
    //for c < COLUMNS
    (*tile).quads[${q}][${c}] = sum${q}${c};
    //end
    //end
  }
}

// World grid: an infinite plane of lines whose spacing grows by tens with the height of the eye.
//
// The place on the plane is computed from the pixel, not interpolated over the huge quad: that keeps neighbouring pixels
// exact to a fraction of a line. Units are cells of the finer spacing; the phase of the eye was reduced in float64.
#import <shared/draw.wgsl>

const HALF_EXTENT: f32 = 1000.0;

struct Varyings {
    @builtin(position) position: vec4f,
}

@vertex
fn vs_main(@builtin(vertex_index) vertex: u32) -> Varyings {
    let corner = vec2f(f32(vertex & 1u), f32(vertex >> 1u)) * 2.0 - 1.0;
    var out: Varyings;
    out.position = clip_from_view(view_from_obj(vec3f(corner * HALF_EXTENT, 0.0)));
    return out;
}

fn triangle_wave(x: vec2f) -> vec2f {
    return 1.0 - abs(2.0 * fract(x) - 1.0);
}

// Lines are `stroke` px wide with an edge that is linear over two px: per axis, how much of the pixel the line covers,
// from the distance to the line in cells and the cells per px. Fades out where lines are less than 10 strokes apart and is
// gone below 2.
fn line_coverage(distance: vec2f, px_per_cell: vec2f, stroke: f32, lines_apart: f32) -> vec2f {
    let sharp = clamp(0.5 * (stroke + 1.0) - 0.5 * distance * px_per_cell, vec2f(0.0), vec2f(1.0));
    return sharp * clamp((lines_apart * min(px_per_cell.x, px_per_cell.y) / stroke - 2.0) * 0.125, 0.0, 1.0);
}

// How much of the grid is seen at a pixel, 0..1.
fn grid_coverage(px: vec2f) -> f32 {
    let ray = draw.world_from_obj[0].xyz * px.x + draw.world_from_obj[1].xyz * px.y + draw.world_from_obj[2].xyz;
    let eye = draw.world_from_obj[3].xyz;
    let place = eye.xy - ray.xy * (eye.z / ray.z);
    let px_per_cell = 1.0 / fwidthFine(place);
    let stroke = draw.params.y;
    var coverage = line_coverage(triangle_wave(place), px_per_cell, stroke, 1.0);
    let mixing = draw.params.x;
    if mixing > 0.0 {
        let coarse = line_coverage(10.0 * triangle_wave(place * 0.1), px_per_cell, stroke, 10.0);
        coverage = mix(coverage, coarse, mixing);
    }
    return max(coverage.x, coverage.y);
}

// Among the samples of the view.
@fragment
fn fs_main(in: Varyings) -> @location(0) vec4f {
    return draw.color * grid_coverage(in.position.xy);
}

@group(1) @binding(0) var depths: texture_depth_multisampled_2d;

// On the resolved picture: once per pixel instead of once per sample, weighted by the samples nothing is in front of.
@fragment
fn fs_resolved(in: Varyings) -> @location(0) vec4f {
    let coverage = grid_coverage(in.position.xy);
    var visible = 0.0;
    if coverage > 0.0 {
        let place = vec2i(in.position.xy);
        let samples = vec4f(
            textureLoad(depths, place, 0),
            textureLoad(depths, place, 1),
            textureLoad(depths, place, 2),
            textureLoad(depths, place, 3),
        );
        visible = 0.25 * dot(vec4f(1.0), select(vec4f(0.0), vec4f(1.0), samples <= vec4f(in.position.z)));
    }
    return draw.color * (coverage * visible);
}

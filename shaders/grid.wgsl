// World grid: an infinite plane of lines whose spacing grows by tens with the height of the eye.
//
// The place on the plane is computed from the pixel, not interpolated over the huge quad: that keeps neighbouring pixels
// exact to a fraction of a line. Units are cells of the finer spacing; the phase of the eye was reduced in float64.
#import <shared/draw.wgsl>

const HALF_EXTENT: f32 = 1000.0;
// The grid shows on what lies in its plane, whatever the rank: as in the viewer, where rounding decides that so.
const LIFT: f32 = 1.00006103515625;

// The flat values are the same for all pixels: on software adapters they are read faster than uniforms.
struct Varyings {
    @builtin(position) position: vec4f,
    @location(0) @interpolate(flat) ray_x: vec3f,
    @location(1) @interpolate(flat) ray_y: vec3f,
    @location(2) @interpolate(flat) ray_0: vec3f,
    // Place of the eye on the plane and its height, in cells.
    @location(3) @interpolate(flat) eye: vec3f,
    // How far the coarse lines have taken over, stroke in px.
    @location(4) @interpolate(flat) mixing_stroke: vec2f,
    @location(5) @interpolate(flat) color: vec4f,
}

@vertex
fn vs_main(@builtin(vertex_index) vertex: u32) -> Varyings {
    let corner = vec2f(f32(vertex & 1u), f32(vertex >> 1u)) * 2.0 - 1.0;
    var out: Varyings;
    out.position = clip_from_view(view_from_obj(vec3f(corner * HALF_EXTENT, 0.0)));
    out.position.z *= LIFT;
    out.ray_x = draw.world_from_obj[0].xyz;
    out.ray_y = draw.world_from_obj[1].xyz;
    out.ray_0 = draw.world_from_obj[2].xyz;
    out.eye = draw.world_from_obj[3].xyz;
    out.mixing_stroke = draw.params.xy;
    out.color = draw.color;
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
fn grid_coverage(in: Varyings) -> f32 {
    let ray = in.ray_x * in.position.x + in.ray_y * in.position.y + in.ray_0;
    let place = in.eye.xy - ray.xy * (in.eye.z / ray.z);
    let px_per_cell = 1.0 / fwidthFine(place);
    let stroke = in.mixing_stroke.y;
    var coverage = line_coverage(triangle_wave(place), px_per_cell, stroke, 1.0);
    let mixing = in.mixing_stroke.x;
    if mixing > 0.0 {
        let coarse = line_coverage(10.0 * triangle_wave(place * 0.1), px_per_cell, stroke, 10.0);
        coverage = mix(coverage, coarse, mixing);
    }
    return max(coverage.x, coverage.y);
}

// Among the samples of the view.
@fragment
fn fs_main(in: Varyings) -> @location(0) vec4f {
    return in.color * grid_coverage(in);
}

@group(1) @binding(0) var depths: texture_depth_multisampled_2d;

// On the resolved picture: once per pixel instead of once per sample, weighted by the samples nothing is in front of.
@fragment
fn fs_resolved(in: Varyings) -> @location(0) vec4f {
    let coverage = grid_coverage(in);
    let slope = vec2f(dpdx(in.position.z), dpdy(in.position.z));
    var visible = 0.0;
    if coverage > 0.0 {
        let place = vec2i(in.position.xy);
        let samples = vec4f(
            textureLoad(depths, place, 0),
            textureLoad(depths, place, 1),
            textureLoad(depths, place, 2),
            textureLoad(depths, place, 3),
        );
        // The plane's depth at the samples of the standard pattern.
        let here = vec4f(in.position.z) + slope.x * vec4f(-0.125, 0.375, -0.375, 0.125)
            + slope.y * vec4f(-0.375, -0.125, 0.125, 0.375);
        visible = 0.25 * dot(vec4f(1.0), select(vec4f(0.0), vec4f(1.0), samples <= here));
    }
    return in.color * (coverage * visible);
}

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

fn linear_step2(low: vec2f, high: vec2f, x: vec2f) -> vec2f {
    return clamp((x - low) / (high - low), vec2f(0.0), vec2f(1.0));
}

fn linear_step(low: f32, high: f32, x: f32) -> f32 {
    return clamp((x - low) / (high - low), 0.0, 1.0);
}

fn triangle_wave(x: vec2f) -> vec2f {
    return 1.0 - abs(2.0 * fract(x) - 1.0);
}

@fragment
fn fs_main(in: Varyings) -> @location(0) vec4f {
    let px = in.position.xy;
    let ray = draw.world_from_obj[0].xyz * px.x + draw.world_from_obj[1].xyz * px.y + draw.world_from_obj[2].xyz;
    let eye = draw.world_from_obj[3].xyz;
    let place = eye.xy - ray.xy * (eye.z / ray.z);
    let width = fwidthFine(place);
    let stroke = draw.params.y * width;
    let widest = draw.params.y * max(width.x, width.y);

    // 1 on a line, fading where lines would be closer than a few pixels.
    var intensity = linear_step2(stroke + width, stroke - width, triangle_wave(place)) * linear_step(2.0, 10.0, 1.0 / widest);
    let mixing = draw.params.x;
    if mixing > 0.0 {
        let coarse = linear_step2(stroke + width, stroke - width, 10.0 * triangle_wave(place * 0.1))
            * linear_step(2.0, 10.0, 10.0 / widest);
        intensity = mix(intensity, coarse, mixing);
    }
    return draw.color * max(intensity.x, intensity.y);
}

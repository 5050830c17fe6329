// What every shader of the view passes binds: the slot of its draw call and the sRGB table.
#import <shared/structs.wgsl>

@group(0) @binding(0) var<uniform> draw: Draw;
// Whether the view has an orthographic camera. Constants of the pipeline, not uniforms, decide branches: lavapipe compiles
// a shader anew for each draw call when a branch depends on uniforms alone.
override IS_ORTHOGRAPHIC: bool = false;
// Linear value of each sRGB byte: exact, and faster than pow on a CPU.
@group(0) @binding(1) var<storage, read> linear_from_byte: array<f32, 256>;

fn linear_from_packed(color: u32) -> vec3f {
    return vec3f(
        linear_from_byte[color & 255u],
        linear_from_byte[(color >> 8u) & 255u],
        linear_from_byte[(color >> 16u) & 255u],
    );
}

fn view_from_obj(position: vec3f) -> vec3f {
    return (draw.view_from_obj * vec4f(position, 1.0)).xyz;
}

fn clip_from_view(position: vec3f) -> vec4f {
    return draw.clip_from_view * vec4f(position, 1.0);
}

// Scene units covered by one px at a place in view space.
fn pixel_size_at(position: vec3f) -> f32 {
    return draw.pixel_size * select(-position.z, 1.0, IS_ORTHOGRAPHIC);
}

// Scene units; raw > 0 is in units of obj space, raw < 0 in px.
fn radius_at(raw: f32, pixel_size: f32) -> f32 {
    return select(-raw * pixel_size, raw * draw.radius_scale, raw > 0.0);
}

// A vertex that is never drawn.
const NOWHERE: vec4f = vec4f(0.0, 0.0, 2.0, 1.0);

// Meshes: instances of triangles under two fixed lights in world space.
//
// Large meshes are drawn with an index buffer, one instance after the other by the hardware (`vs_main`). Small meshes with
// many instances are unrolled (`vs_unrolled`): on software adapters an instance costs more than its few triangles.
// An unrolled transparent mesh has two runs of its triangles per instance, of which the fragments keep back faces in the
// first and front faces in the second. Textured meshes are never unrolled.
#import <shared/draw.wgsl>

@group(1) @binding(0) var<storage, read> positions: array<f32>;
@group(1) @binding(1) var<storage, read> normals: array<f32>;
@group(1) @binding(2) var<storage, read> colors: array<u32>;
// Of unrolled meshes.
@group(1) @binding(3) var<storage, read> indices: array<u32>;
// Of textured meshes.
@group(1) @binding(3) var<storage, read> texcoords: array<f32>;
@group(2) @binding(0) var<storage, read> obj_from_mesh: array<f32>;
@group(2) @binding(1) var<storage, read> tints: array<u32>;

// Of unrolled meshes.
@group(3) @binding(0) var<storage, read> instance_order: array<u32>;
// Of textured meshes: sRGB values, filtered as they are.
@group(3) @binding(0) var albedo_texture: texture_2d<f32>;
@group(3) @binding(1) var albedo_sampler: sampler;

override HAS_NORMALS: bool = true;

// normalize(1, 2, 3) and normalize(-1, -3, -5)
const KEY_LIGHT: vec3f = vec3f(0.26726124, 0.53452248, 0.80178373);
const FILL_LIGHT: vec3f = vec3f(-0.16903085, -0.50709255, -0.84515425);

struct Varyings {
    @builtin(position) position: vec4f,
    @location(0) normal: vec3f,
    @location(1) albedo: vec3f,
    // Of the tint. Negative where only back faces are drawn.
    @location(2) @interpolate(flat) alpha: f32,
}

struct TexturedVaryings {
    @builtin(position) position: vec4f,
    @location(0) normal: vec3f,
    @location(1) albedo: vec3f,
    @location(2) @interpolate(flat) alpha: f32,
    @location(3) texcoord: vec2f,
}

@vertex
fn vs_main(@builtin(vertex_index) vertex: u32, @builtin(instance_index) instance: u32) -> Varyings {
    return shade_vertex(vertex, instance);
}

@vertex
fn vs_main_textured(@builtin(vertex_index) vertex: u32, @builtin(instance_index) instance: u32) -> TexturedVaryings {
    let plain = shade_vertex(vertex, instance);
    let texcoord = vec2f(texcoords[2u * vertex], texcoords[2u * vertex + 1u]);
    return TexturedVaryings(plain.position, plain.normal, plain.albedo, plain.alpha, texcoord);
}

// params.y: indices of the mesh. params.z: runs per instance, 1 or 2.
@vertex
fn vs_unrolled(@builtin(vertex_index) serial: u32) -> Varyings {
    let num_indices = u32(draw.params.y);
    let num_runs = u32(draw.params.z);
    let run = serial / num_indices;
    var out = shade_vertex(indices[serial % num_indices], instance_order[run / num_runs]);
    out.alpha = select(out.alpha, -out.alpha, (num_runs == 2u) & (run % 2u == 0u));
    return out;
}

fn shade_vertex(vertex: u32, instance: u32) -> Varyings {
    let v = vertex * 3u;
    let i = instance * 12u;
    let row0 = vec4f(obj_from_mesh[i], obj_from_mesh[i + 1u], obj_from_mesh[i + 2u], obj_from_mesh[i + 3u]);
    let row1 = vec4f(obj_from_mesh[i + 4u], obj_from_mesh[i + 5u], obj_from_mesh[i + 6u], obj_from_mesh[i + 7u]);
    let row2 = vec4f(obj_from_mesh[i + 8u], obj_from_mesh[i + 9u], obj_from_mesh[i + 10u], obj_from_mesh[i + 11u]);
    let in_mesh = vec4f(positions[v], positions[v + 1u], positions[v + 2u], 1.0);

    var out: Varyings;
    out.position = clip_from_view(view_from_obj(vec3f(dot(row0, in_mesh), dot(row1, in_mesh), dot(row2, in_mesh))));

    if HAS_NORMALS {
        let obj_from_mesh3 = transpose(mat3x3f(row0.xyz, row1.xyz, row2.xyz));
        let world_from_mesh = mat3x3f(draw.world_from_obj[0].xyz, draw.world_from_obj[1].xyz, draw.world_from_obj[2].xyz)
            * obj_from_mesh3;
        // Normals go with the cofactors: inverse and transpose, without dividing by a determinant that may be 0.
        let c0 = cross(world_from_mesh[1], world_from_mesh[2]);
        let c1 = cross(world_from_mesh[2], world_from_mesh[0]);
        let c2 = cross(world_from_mesh[0], world_from_mesh[1]);
        let orientation = select(1.0, -1.0, dot(world_from_mesh[0], c0) < 0.0);
        // Lengths of normals count where they are interpolated, so all of an instance are scaled alike.
        let size = max(length(c0), max(length(c1), length(c2)));
        let normal = mat3x3f(c0, c1, c2) * vec3f(normals[v], normals[v + 1u], normals[v + 2u]);
        out.normal = select(vec3f(0.0), normal * (orientation / size), size > 0.0);
    }
    let color_index = min(vertex, arrayLength(&colors) - 1u);
    let tint = tints[instance];
    out.albedo = linear_from_packed(colors[color_index]) * linear_from_packed(tint) * draw.color.rgb;
    out.alpha = f32(tint >> 24u) / 255.0;
    return out;
}

fn lit(albedo: vec3f, in_world: vec3f) -> vec3f {
    let square = dot(in_world, in_world);
    if square <= 0.0 {
        return albedo;
    }
    let normal = in_world * inverseSqrt(square);
    let light = 0.2 + max(dot(normal, KEY_LIGHT), 0.0) + 0.5 * max(dot(normal, FILL_LIGHT), 0.0);
    return albedo * min(light, 1.0);
}

fn decode(value: f32) -> f32 {
    let place = value * 255.0;
    let below = min(u32(place), 254u);
    return mix(linear_from_byte[below], linear_from_byte[below + 1u], place - f32(below));
}

// Linear colour of the texture.
fn texel(texcoord: vec2f) -> vec3f {
    let encoded = textureSampleLevel(albedo_texture, albedo_sampler, texcoord, 0.0).rgb;
    return vec3f(decode(encoded.r), decode(encoded.g), decode(encoded.b));
}

// The albedo factor is premultiplied by its alpha, the tint is not.
fn blended(color: vec3f, alpha: f32) -> vec4f {
    return vec4f(color * alpha, alpha * draw.color.a);
}

@fragment
fn fs_opaque(in: Varyings) -> @location(0) vec4f {
    return vec4f(lit(in.albedo, in.normal), 1.0);
}

@fragment
fn fs_opaque_textured(in: TexturedVaryings) -> @location(0) vec4f {
    return vec4f(lit(in.albedo * texel(in.texcoord), in.normal), 1.0);
}

@fragment
fn fs_transparent(in: Varyings) -> @location(0) vec4f {
    return blended(lit(in.albedo, in.normal), in.alpha);
}

@fragment
fn fs_transparent_textured(in: TexturedVaryings) -> @location(0) vec4f {
    return blended(lit(in.albedo * texel(in.texcoord), in.normal), in.alpha);
}

// params.w > 0: front faces are clockwise on the picture.
@fragment
fn fs_unrolled(in: Varyings, @builtin(front_facing) is_counter_clockwise: bool) -> @location(0) vec4f {
    let is_front = is_counter_clockwise != (draw.params.w > 0.0);
    if is_front == (in.alpha < 0.0) {
        discard;
    }
    return blended(lit(in.albedo, in.normal), abs(in.alpha));
}

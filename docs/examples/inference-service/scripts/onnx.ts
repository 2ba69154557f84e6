/**
 * Writes the little of ONNX that a model of one layer needs. ONNX is Protocol Buffers; the field numbers are those of
 * onnx.proto in github.com/onnx/onnx, and stand before each name here.
 */

const FLOAT = 1;

/** `y = max(0, x · weights + bias)`: one row of numbers in, one number out. */
export function oneLayer({ name, weights, bias }: { name: string; weights: number[]; bias: number }): Buffer {
  const graph = [
    ...[node('Gemm', ['x', 'weights', 'bias'], 'sum'), node('Relu', ['sum'], 'y')],
    text(2 /* name */, name),
    ...[tensor('weights', [weights.length, 1], weights), tensor('bias', [1], [bias])],
    value(11 /* input */, 'x', [1, weights.length]),
    value(12 /* output */, 'y', [1, 1]),
  ];
  return Buffer.concat([
    integer(1 /* ir_version */, 8),
    text(2 /* producer_name */, 'inference-service-example'),
    message(7 /* graph */, graph),
    message(8 /* opset_import */, [text(1 /* domain */, ''), integer(2 /* version */, 13)]),
  ]);
}

const node = (operator: string, inputs: string[], output: string) =>
  message(1 /* node */, [
    ...inputs.map((input) => text(1 /* input */, input)),
    ...[text(2 /* output */, output), text(4 /* op_type */, operator)],
  ]);

const tensor = (name: string, dimensions: number[], numbers: number[]) =>
  message(5 /* initializer */, [
    ...dimensions.map((dimension) => integer(1 /* dims */, dimension)),
    ...[integer(2 /* data_type */, FLOAT), text(8 /* name */, name)],
    bytes(9 /* raw_data */, Buffer.concat(numbers.map(float))),
  ]);

const value = (field: number, name: string, dimensions: number[]) => {
  const shape = dimensions.map((dimension) => message(1 /* dim */, [integer(1 /* dim_value */, dimension)]));
  const tensorType = [integer(1 /* elem_type */, FLOAT), message(2 /* shape */, shape)];
  return message(field, [
    text(1 /* name */, name),
    message(2 /* type */, [message(1 /* tensor_type */, tensorType)]),
  ]);
};

// Protocol Buffers: each field is its number and wire type, then a varint (0) or a length and that many bytes (2).

function varint(value: number): Buffer {
  return value < 128
    ? Buffer.of(value)
    : Buffer.concat([Buffer.of((value % 128) + 128), varint(Math.floor(value / 128))]);
}

/** Little-endian, as `raw_data` wants it. */
function float(value: number): Buffer {
  const four = Buffer.alloc(4);
  four.writeFloatLE(value);
  return four;
}

const integer = (field: number, value: number) => Buffer.concat([varint(field * 8), varint(value)]);

const bytes = (field: number, content: Buffer) =>
  Buffer.concat([varint(field * 8 + 2), varint(content.length), content]);

const text = (field: number, content: string) => bytes(field, Buffer.from(content));

const message = (field: number, fields: Buffer[]) => bytes(field, Buffer.concat(fields));

/** What a JSON text contains, found without parsing it. Meaningless for a text that is not JSON. */
export interface JsonShape {
  readonly isTooDeep: boolean;
  /** Whether it has more list elements and members than allowed. */
  readonly isTooLarge: boolean;
  /** Whether a number is longer than any that a double needs. */
  readonly hasLongNumber: boolean;
  /** Whether a number may be written with a point or an exponent. */
  readonly hasFraction: boolean;
}

interface Limits {
  readonly depth: number;
  readonly parameters: number;
}

const code = (sign: string): number => sign.charCodeAt(0);
const [quote, backslash, comma] = [code('"'), code("\\"), code(",")];
const [brace, closingBrace, bracket, closingBracket] = [code("{"), code("}"), code("["), code("]")];
const [zero, nine, minus, plus, point] = [code("0"), code("9"), code("-"), code("+"), code(".")];
const [exponent, capitalExponent] = [code("e"), code("E")];

/** Characters of a number. A double needs fewer than 800, and no parameter comes near. */
const longestNumber = 1000;

/**
 * Scans the bytes of a JSON text once, and stops at the first exceeded limit. The parser is not bounded: millions of
 * levels or values, or a number of millions of digits, take it seconds.
 */
export function shapeOfJson(bytes: Uint8Array, limits: Limits): JsonShape {
  let [depth, values, inNumber, hasFraction] = [0, 0, 0, false];
  const found = (limit: Partial<JsonShape>): JsonShape => ({
    ...{ isTooDeep: false, isTooLarge: false, hasLongNumber: false, hasFraction },
    ...limit,
  });
  for (let at = 0; at < bytes.length; at++) {
    const sign = bytes[at];
    if (sign === undefined) break;
    if ((sign >= zero && sign <= nine) || sign === minus || sign === plus) {
      if (++inNumber > longestNumber) return found({ hasLongNumber: true });
      continue;
    }
    if (inNumber > 0 && (sign === point || sign === exponent || sign === capitalExponent)) {
      hasFraction = true;
      continue;
    }
    inNumber = 0;
    if (sign === quote) at = endOfText(bytes, at + 1);
    else if (sign === closingBrace || sign === closingBracket) depth--;
    else if (sign === comma || sign === brace || sign === bracket) {
      if (++values > limits.parameters) return found({ isTooLarge: true });
      if (sign !== comma && ++depth > limits.depth) return found({ isTooDeep: true });
    }
  }
  return found({});
}

/** The index of the quotation mark that ends a text. */
function endOfText(bytes: Uint8Array, start: number): number {
  for (let at = start; at < bytes.length; at++) {
    const sign = bytes[at];
    if (sign === backslash) at++;
    else if (sign === quote) return at;
  }
  return bytes.length;
}

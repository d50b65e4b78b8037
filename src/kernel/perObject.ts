/** Memoizes a pure function of an immutable object. A result is kept as long as its object. */
export function perObject<In extends object, Out extends string>(compute: (from: In) => Out): (from: In) => Out {
  const results = new WeakMap<In, Out>();
  return (from) => {
    let result = results.get(from);
    if (result === undefined) {
      result = compute(from);
      results.set(from, result);
    }
    return result;
  };
}

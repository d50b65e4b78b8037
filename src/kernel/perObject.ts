/** A pure function of an unchanging object that works once for each object, as long as the object is kept. */
export function perObject<In extends object, Out extends string>(make: (from: In) => Out): (from: In) => Out {
  const made = new WeakMap<In, Out>();
  return (from) => {
    let result = made.get(from);
    if (result === undefined) {
      result = make(from);
      made.set(from, result);
    }
    return result;
  };
}

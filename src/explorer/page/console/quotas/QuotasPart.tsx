import { useKnown } from "../../spec.tsx";
import { filled, useWords } from "../../words/words.ts";
import { declaredValues } from "../api/declared.ts";
import { listOf, objectOf } from "../api/responses.ts";
import { type Quota, quota } from "../api/shapes.ts";
import { useCalled } from "../api/useCalled.ts";
import { Part } from "../view/Part.tsx";

const action = "DescribeGeneralResourceQuotas";
const read = objectOf({ GeneralResourceQuotaSet: listOf(quota) });

/** How much of what there may be in the region is there. */
export function QuotasPart() {
  const words = useWords();
  const { spec } = useKnown();
  const names = declaredValues(spec.services["lighthouse"], action, "ResourceNames");
  const called = useCalled({ action, input: { ResourceNames: names } }, read);
  return (
    <Part title={words.quotas} called={called}>
      {({ GeneralResourceQuotaSet }) => (
        <ul className="quotas">
          {GeneralResourceQuotaSet.map((one) => (
            <Bar key={one.ResourceName} {...one} />
          ))}
        </ul>
      )}
    </Part>
  );
}

function Bar({ ResourceName, ResourceQuotaAvailable, ResourceQuotaTotal }: Quota) {
  const words = useWords();
  const used = ResourceQuotaTotal - ResourceQuotaAvailable;
  return (
    <li>
      <span>
        <code>{ResourceName}</code>
        <span>{filled(words.usedOf, { used, total: ResourceQuotaTotal, left: ResourceQuotaAvailable })}</span>
      </span>
      <meter
        aria-label={ResourceName}
        min={0}
        max={Math.max(ResourceQuotaTotal, 1)}
        high={ResourceQuotaTotal * 0.8}
        value={used}
      />
    </li>
  );
}

import { usePageData } from "../../pageData.tsx";
import { formatText, useTexts } from "../../texts/texts.ts";
import { allowedValues } from "../api/allowedValues.ts";
import { listOf, objectOf } from "../api/responses.ts";
import { type Quota, quota } from "../api/shapes.ts";
import { usePolledCall } from "../api/usePolledCall.ts";
import { Part } from "../view/Part.tsx";

const action = "DescribeGeneralResourceQuotas";
const read = objectOf({ GeneralResourceQuotaSet: listOf(quota) });

/** How much of what there may be in the region is there. */
export function QuotasPart() {
  const texts = useTexts();
  const { spec } = usePageData();
  const names = allowedValues(spec.services["lighthouse"], action, "ResourceNames");
  const called = usePolledCall({ action, input: { ResourceNames: names } }, read);
  return (
    <Part title={texts.quotas} called={called}>
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
  const texts = useTexts();
  const used = ResourceQuotaTotal - ResourceQuotaAvailable;
  return (
    <li>
      <span>
        <code>{ResourceName}</code>
        <span>{formatText(texts.usedOf, { used, total: ResourceQuotaTotal, left: ResourceQuotaAvailable })}</span>
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

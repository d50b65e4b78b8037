// The Java SDK against a server at the given port: list, share, list again, cancel, errors, temporary keys.
import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.common.profile.ClientProfile;
import com.tencentcloudapi.cvm.v20170312.CvmClient;
import com.tencentcloudapi.cvm.v20170312.models.DescribeImageQuotaRequest;
import com.tencentcloudapi.lighthouse.v20200324.LighthouseClient;
import com.tencentcloudapi.lighthouse.v20200324.models.*;
import com.tencentcloudapi.sts.v20180813.StsClient;
import com.tencentcloudapi.sts.v20180813.models.GetFederationTokenRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

class Story {
  static final String IMAGE = "img-cs2rrmp0";
  static Cloud cloud;

  public static void main(String[] args) throws Exception {
    cloud = new Cloud(args[0]);
    LighthouseClient client = cloud.lighthouse(Cloud.KEY);
    lists(client);
    for (String method : new String[] {"GET", "POST"}) {
      for (String sign : new String[] {"TC3-HMAC-SHA256", "HmacSHA256", "HmacSHA1"}) {
        cloud.check(sign + " " + method, names(cloud.lighthouse(Cloud.KEY, sign, method), 0, 100).size() > 5);
      }
    }
    ClientProfile unsigned = cloud.profile();
    unsigned.setUnsignedPayload(true);
    cloud.check("unsigned payload", names(new LighthouseClient(Cloud.KEY, "ap-guangzhou", unsigned), 0, 100).size() > 5);
    shares(client);
    temporaryKeys();
    CvmClient cvm = new CvmClient(Cloud.KEY, "ap-guangzhou", cloud.profile());
    cloud.check("cvm", cvm.DescribeImageQuota(new DescribeImageQuotaRequest()).getImageNumQuota() > 0);
    cloud.finish();
  }

  static void lists(LighthouseClient client) throws TencentCloudSDKException {
    cloud.check("the published example", Boolean.TRUE.equals(look(client).getIsShareable()));
    List<String> all = names(client, 0, 100);
    List<String> pages = new ArrayList<>();
    for (int at = 0; at < all.size(); at += 3) pages.addAll(names(client, at, 3));
    cloud.check("page by page", pages.equals(all));
    DescribeImagesToShareRequest request = new DescribeImagesToShareRequest();
    Filter filter = new Filter();
    filter.setName("image-name");
    filter.setValues(new String[] {"ubuntu"});
    request.setFilters(new Filter[] {filter});
    cloud.check("by name", IMAGE.equals(client.DescribeImagesToShare(request).getImageSet()[0].getImageId()));
    request.setFilters(null);
    request.setLimit(101L);
    cloud.refused("an error keeps its code", "InvalidParameterValue.OutOfRange", "Limit",
        () -> client.DescribeImagesToShare(request));
  }

  static void shares(LighthouseClient client) throws TencentCloudSDKException {
    String blueprint = share(client, "SHARE");
    cloud.check("shared", blueprint.startsWith("lhbp-"));
    cloud.check("shared already", "镜像已共享。".equals(look(client).getUnshareableReason()));
    DescribeBlueprintsRequest request = new DescribeBlueprintsRequest();
    request.setBlueprintIds(new String[] {blueprint});
    cloud.check("its blueprint", client.DescribeBlueprints(request).getTotalCount() == 1);
    cloud.refused("a second time", "UnsupportedOperation.ImageAlreadyShared", IMAGE, () -> share(client, "SHARE"));
    cloud.check("taken back", share(client, "CANCEL") == null);
    cloud.check("as before", Boolean.TRUE.equals(look(client).getIsShareable()));
  }

  static void temporaryKeys() throws TencentCloudSDKException {
    StsClient sts = new StsClient(Cloud.KEY, "", cloud.profile());
    GetFederationTokenRequest request = new GetFederationTokenRequest();
    request.setName("guest");
    request.setPolicy(
        "{\"version\":\"2.0\",\"statement\":[{\"effect\":\"allow\",\"action\":\"lighthouse:Describe*\",\"resource\":\"*\"}]}");
    var issued = sts.GetFederationToken(request).getCredentials();
    Credential guest = new Credential(issued.getTmpSecretId(), issued.getTmpSecretKey(), issued.getToken());
    LighthouseClient client = cloud.lighthouse(guest);
    cloud.check("temporary keys with a token", names(client, 0, 100).size() > 5);
    cloud.refused("their policy narrows", "UnauthorizedOperation.NoPermission", "", () -> share(client, "SHARE"));
  }

  static List<String> names(LighthouseClient client, long offset, long limit) throws TencentCloudSDKException {
    DescribeImagesToShareRequest request = new DescribeImagesToShareRequest();
    request.setOffset(offset);
    request.setLimit(limit);
    return Arrays.stream(client.DescribeImagesToShare(request).getImageSet()).map(Image::getImageId).toList();
  }

  static Image look(LighthouseClient client) throws TencentCloudSDKException {
    DescribeImagesToShareRequest request = new DescribeImagesToShareRequest();
    request.setImageIds(new String[] {IMAGE});
    return client.DescribeImagesToShare(request).getImageSet()[0];
  }

  static String share(LighthouseClient client, String permission) throws TencentCloudSDKException {
    ModifyImageSharePermissionRequest request = new ModifyImageSharePermissionRequest();
    request.setImageId(IMAGE);
    request.setPermission(permission);
    return client.ModifyImageSharePermission(request).getBlueprintId();
  }
}

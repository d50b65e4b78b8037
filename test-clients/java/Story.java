// The Java SDK against a server at the given port: list, share, list again, take back, refusals, temporary keys.
import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.common.profile.ClientProfile;
import com.tencentcloudapi.common.profile.HttpProfile;
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
  static final Credential KEY =
      new Credential("AKIDSkerryLocalDevelopmentOnly000001", "SkerryLocalSecretKeyDoNotUse0001");
  static String port;
  static int passed;
  static int failed;

  interface Act {
    void run() throws TencentCloudSDKException;
  }

  public static void main(String[] args) throws Exception {
    port = args[0];
    LighthouseClient client = lighthouse(KEY, "TC3-HMAC-SHA256", "POST");
    lists(client);
    for (String method : new String[] {"GET", "POST"}) {
      for (String sign : new String[] {"TC3-HMAC-SHA256", "HmacSHA256", "HmacSHA1"}) {
        check(sign + " " + method, names(lighthouse(KEY, sign, method), 0, 100).size() > 5);
      }
    }
    ClientProfile unsigned = profile("TC3-HMAC-SHA256", "POST");
    unsigned.setUnsignedPayload(true);
    check("unsigned payload", names(new LighthouseClient(KEY, "ap-guangzhou", unsigned), 0, 100).size() > 5);
    shares(client);
    temporaryKeys();
    CvmClient cvm = new CvmClient(KEY, "ap-guangzhou", profile("TC3-HMAC-SHA256", "POST"));
    check("cvm", cvm.DescribeImageQuota(new DescribeImageQuotaRequest()).getImageNumQuota() > 0);
    System.out.println(passed + " passed, " + failed + " failed");
    System.exit(failed > 0 ? 1 : 0);
  }

  static void lists(LighthouseClient client) throws TencentCloudSDKException {
    check("the published example", Boolean.TRUE.equals(look(client).getIsShareable()));
    List<String> all = names(client, 0, 100);
    List<String> pages = new ArrayList<>();
    for (int at = 0; at < all.size(); at += 3) pages.addAll(names(client, at, 3));
    check("page by page", pages.equals(all));
    DescribeImagesToShareRequest request = new DescribeImagesToShareRequest();
    Filter filter = new Filter();
    filter.setName("image-name");
    filter.setValues(new String[] {"ubuntu"});
    request.setFilters(new Filter[] {filter});
    check("by name", IMAGE.equals(client.DescribeImagesToShare(request).getImageSet()[0].getImageId()));
    request.setFilters(null);
    request.setLimit(101L);
    refused("an error keeps its code", "InvalidParameterValue.OutOfRange", "Limit",
        () -> client.DescribeImagesToShare(request));
  }

  static void shares(LighthouseClient client) throws TencentCloudSDKException {
    String blueprint = share(client, "SHARE");
    check("shared", blueprint.startsWith("lhbp-"));
    check("shared already", "镜像已共享。".equals(look(client).getUnshareableReason()));
    DescribeBlueprintsRequest request = new DescribeBlueprintsRequest();
    request.setBlueprintIds(new String[] {blueprint});
    check("its blueprint", client.DescribeBlueprints(request).getTotalCount() == 1);
    refused("a second time", "UnsupportedOperation.ImageAlreadyShared", IMAGE, () -> share(client, "SHARE"));
    check("taken back", share(client, "CANCEL") == null);
    check("as before", Boolean.TRUE.equals(look(client).getIsShareable()));
  }

  static void temporaryKeys() throws TencentCloudSDKException {
    StsClient sts = new StsClient(KEY, "", profile("TC3-HMAC-SHA256", "POST"));
    GetFederationTokenRequest request = new GetFederationTokenRequest();
    request.setName("guest");
    request.setPolicy(
        "{\"version\":\"2.0\",\"statement\":[{\"effect\":\"allow\",\"action\":\"lighthouse:Describe*\",\"resource\":\"*\"}]}");
    var issued = sts.GetFederationToken(request).getCredentials();
    Credential guest = new Credential(issued.getTmpSecretId(), issued.getTmpSecretKey(), issued.getToken());
    LighthouseClient client = lighthouse(guest, "TC3-HMAC-SHA256", "POST");
    check("temporary keys with a token", names(client, 0, 100).size() > 5);
    refused("their policy narrows", "UnauthorizedOperation.NoPermission", "", () -> share(client, "SHARE"));
  }

  static ClientProfile profile(String sign, String method) {
    HttpProfile http = new HttpProfile();
    http.setProtocol(HttpProfile.REQ_HTTP);
    http.setEndpoint("127.0.0.1:" + port);
    http.setReqMethod(method);
    return new ClientProfile(sign, http);
  }

  static LighthouseClient lighthouse(Credential key, String sign, String method) {
    return new LighthouseClient(key, "ap-guangzhou", profile(sign, method));
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

  static void refused(String what, String code, String inMessage, Act act) {
    try {
      act.run();
      check(what + ": it was answered", false);
    } catch (TencentCloudSDKException refusal) {
      check(what + ": " + refusal, code.equals(refusal.getErrorCode()) && refusal.getMessage().contains(inMessage));
    }
  }

  static void check(String what, boolean holds) {
    if (holds) passed++;
    else {
      failed++;
      System.out.println("NOT OK: java: " + what);
    }
  }
}

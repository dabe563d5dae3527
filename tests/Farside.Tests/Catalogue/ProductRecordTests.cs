using Farside.Catalogue;
using Farside.Catalogue.Records;

namespace Farside.Tests.Catalogue;

public sealed class ProductRecordTests
{
    [Fact]
    public void A_record_with_nothing_in_it_is_a_product_with_the_name_of_its_folder()
    {
        var record = Parse("{}");

        Assert.Equal(("picture/A.2B", "A.2B", "products/picture/A.2B/"), (record.Key, record.Title, record.Address));
        Assert.Empty(record.Files);
        Assert.Null(record.Thumbnail);
    }

    [Theory]
    [InlineData("{\"title\": 5, \"files\": 7, \"quality\": {\"a\": 1}, \"observation\": [], \"repairs\": [1, null, \"x\"]}")]
    [InlineData("{\"files\": [{\"name\": {}, \"width\": -1e300}], \"observation\": {\"index\": 1e99, \"start\": {}}}")]
    [InlineData("{\"options\": null, \"facts\": [[]], \"inputs\": [{}], \"cites\": [{\"recipe\": 1}], \"simulated\": \"yes\"}")]
    public void Members_of_another_kind_than_expected_are_empty(string json)
    {
        var record = Parse(json);

        Assert.False(record.IsSimulated);
        Assert.Null(record.Index);
        Assert.Empty(record.Files);
    }

    [Theory]
    [InlineData("../../secret")]
    [InlineData("/etc/passwd")]
    [InlineData("a/b.png")]
    [InlineData("..")]
    [InlineData("")]
    public void A_file_that_lies_elsewhere_is_not_of_the_product(string name) =>
        Assert.Empty(Parse($$"""{"files": [{"name": "{{name}}", "role": "display"}]}""").Files);

    [Theory]
    [InlineData("farside-product/1", true)]
    [InlineData("farside-product/2", false)]
    [InlineData("something else", true)]
    public void A_record_of_a_newer_farside_is_refused_by_name(string format, bool isRead)
    {
        var refusal = Record.Exception(() => Parse($$"""{"format": "{{format}}"}"""));

        Assert.Equal(isRead, refusal is null);
        Assert.True(isRead || (refusal is CatalogueException && refusal.Message.Contains("newer Farside", StringComparison.Ordinal)));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused_in_one_line() =>
        Assert.DoesNotContain('\n', Assert.Throws<CatalogueException>(() => Parse("{\"title\": \"\\ud800\"}")).Message);

    [Theory]
    [InlineData("9.732, -12.505, 0.059 m", 9.732, -12.505, 0.059)]
    [InlineData("1e1,2,3 m", 10, 2, 3)]
    public void A_place_is_read_as_it_is_written(string text, double east, double north, double up) => Assert.Equal(new SitePlace(east, north, up), SitePlace.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("1, 2 m")]
    [InlineData("NaN, 1, 2 m")]
    [InlineData("177.599557° E, 45.445012° S")]
    public void Anything_else_is_no_place(string text) => Assert.Null(SitePlace.Parse(text));

    static ProductRecord Parse(string json) => ProductRecord.Parse("/products/picture/A.2B", System.Text.Encoding.UTF8.GetBytes(json));
}

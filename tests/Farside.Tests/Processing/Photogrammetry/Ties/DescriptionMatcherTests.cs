using Farside.Processing.Photogrammetry.Ties;

namespace Farside.Tests.Processing.Photogrammetry.Ties;

public sealed class DescriptionMatcherTests
{
    [Fact]
    public void Eight_products_at_a_time_are_the_plain_products_also_of_the_largest_numbers()
    {
        var bytes = Enumerable.Range(0, 9 * GradientHistogram.Length).Select(i => (byte)(i < 3 * GradientHistogram.Length ? 127 : i * 7919 % 128)).ToArray();
        var (query, packed) = (bytes[..GradientHistogram.Length], bytes[GradientHistogram.Length..]);

        Assert.Equal(DescriptionMatcher.PlainProducts(query, packed), DescriptionMatcher.Products(query, packed));
    }
}

namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>A picture's features and their descriptions, eight side by side in groups of four bytes, as the comparison reads them.</summary>
sealed class FeatureSet
{
    /// <summary>Descriptions compared at a time.</summary>
    public const int Together = 8;
    const int Group = 4;
    const int SmallPicture = 640;

    FeatureSet(Feature[] features, byte[] descriptions)
    {
        (Features, Descriptions) = (features, descriptions);
        Packed = new byte[(features.Length + Together - 1) / Together * Together * GradientHistogram.Length];
        Squares = new int[(features.Length + Together - 1) / Together * Together];
        for (var i = 0; i < features.Length; i++)
        {
            Pack(i);
        }
    }

    public Feature[] Features { get; }

    /// <summary>One description after the other.</summary>
    public byte[] Descriptions { get; }

    /// <summary>Byte group g of descriptions 8n to 8n + 7 side by side.</summary>
    public byte[] Packed { get; }

    /// <summary>Sums of squares of each description.</summary>
    public int[] Squares { get; }

    public static FeatureSet Of(ReducedPicture picture, int most)
    {
        var isSmall = Math.Max(picture.Plane.Width, picture.Plane.Height) < SmallPicture;
        var space = new ScaleSpace(picture.Bridged(), isSmall);
        var features = FeatureDetector.Find(picture, space, most);
        var descriptions = new byte[features.Length * GradientHistogram.Length];
        Parallel.For(0, features.Length, i =>
            GradientHistogram.Describe(space, features[i], descriptions.AsSpan(i * GradientHistogram.Length, GradientHistogram.Length)));
        return new(features, descriptions);
    }

    void Pack(int i)
    {
        var description = Descriptions.AsSpan(i * GradientHistogram.Length, GradientHistogram.Length);
        var block = Packed.AsSpan(i / Together * Together * GradientHistogram.Length);
        for (var k = 0; k < description.Length; k++)
        {
            block[(k / Group * Group * Together) + (i % Together * Group) + (k % Group)] = description[k];
            Squares[i] += description[k] * description[k];
        }
    }
}

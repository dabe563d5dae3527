using Farside.Core.Measurements;
using Farside.Core.Rasters;
using Farside.Formats.Png;
using Farside.Processing.Imaging;
using Farside.Products.Pictures;

namespace Farside.Tests.Products.Pictures;

public sealed class FrameRendererTests
{
    [Theory]
    [InlineData(SampleMeaning.DisplayReferred, 3)]
    [InlineData(SampleMeaning.Unknown, 1)]
    public void Samples_that_are_for_a_screen_already_reach_the_file_untouched(SampleMeaning meaning, int channels)
    {
        var samples = LabFrames.Bytes(37, 21, channels, seed: 1);
        var file = new MemoryStream();

        PictureSink.WritePng(new FrameRenderer().Display(LabFrames.Of(samples, meaning), new DisplayLookOptions()), file, new());
        file.Position = 0;

        Assert.Equal(samples.Bytes, PngReader.Read(file).Bytes);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(50)]
    public void A_picture_does_not_depend_on_how_it_is_cut_into_bands(int bandHeight)
    {
        var frame = LabFrames.Of(LabFrames.Noise(64, 50, seed: 2), SampleMeaning.Linear, BayerPattern.Grbg, 1023);
        var look = DisplayLook.Of(FrameRenderer.Statistics(frame), new());
        foreach (var render in (Func<FrameRenderer, PictureRows>[])[renderer => renderer.Display(frame, look), renderer => renderer.Linear(frame, look)])
        {
            var whole = render(new()).ToBitmap();
            var rows = render(new());
            var cut = new byte[whole.Bytes.Length];
            for (var y = 0; y < 50; y += bandHeight)
            {
                var end = Math.Min(50, y + bandHeight);
                rows.Render(y, end, cut.AsSpan(y * rows.Stride, (end - y) * rows.Stride));
            }

            Assert.Equal(whole.Bytes, cut);
        }
    }

    [Theory]
    [InlineData(BayerPattern.Rggb)]
    [InlineData(BayerPattern.Grbg)]
    [InlineData(BayerPattern.Gbrg)]
    [InlineData(BayerPattern.Bggr)]
    public void Linear_files_hold_each_measured_sample_times_the_stated_scale(BayerPattern pattern)
    {
        var samples = LabFrames.Noise(40, 30, seed: 3);
        var frame = LabFrames.Of(samples, SampleMeaning.Linear, pattern, 1023);
        var look = new DisplayLook(0, new(1.37, 1, 1.21), 0, 900, 1);

        var linear = new FrameRenderer().Linear(frame, look).ToBitmap();

        Assert.Equal(64, FrameRenderer.LinearScale(1023));
        for (var y = 0; y < 30; y++)
        {
            for (var x = 0; x < 40; x++)
            {
                var channel = "RGB".IndexOf(char.ToUpperInvariant(pattern.ToString()[(2 * (y & 1)) + (x & 1)]), StringComparison.Ordinal);
                Assert.Equal(64 * samples.Samples<ushort>()[(y * 40) + x], linear.Samples<ushort>()[(3 * ((y * 40) + x)) + channel]);
            }
        }
    }

    [Fact]
    public void A_grey_frame_s_linear_file_is_its_data_numbers_times_the_scale()
    {
        var samples = LabFrames.Noise(31, 9, seed: 4);

        var linear = new FrameRenderer().Linear(LabFrames.Of(samples, SampleMeaning.Linear, null, 1023), new(0, ColourGains.None, 0, 900, 1)).ToBitmap();

        Assert.Equal(samples.Samples<ushort>().ToArray().Select(dn => (ushort)(64 * dn)), linear.Samples<ushort>().ToArray());
    }

    [Fact]
    public void A_grey_frame_shows_each_data_number_by_the_look()
    {
        var look = new DisplayLook(0, ColourGains.None, 10, 900, 2);
        var samples = LabFrames.Words(1024, 1, (x, _) => (ushort)x);

        var shown = new FrameRenderer().Display(LabFrames.Of(samples, SampleMeaning.Linear, null, 1023), look).ToBitmap();

        Assert.Equal(Enumerable.Range(0, 1024).Select(dn => (byte)Math.Round(255 * look.Show(dn))), shown.Bytes);
    }

    [Fact]
    public void Soil_of_one_tint_shows_as_one_neutral_grey()
    {
        var frame = LabFrames.Of(LabFrames.Flat(160, 160, BayerPattern.Rggb, 310, 500, 400), SampleMeaning.Linear, BayerPattern.Rggb, 1023);
        var look = DisplayLook.Of(FrameRenderer.Statistics(frame), new()) with { Black = 0, White = 1000 };

        var shown = new FrameRenderer().Display(frame, look).ToBitmap();

        Assert.All(shown.Bytes, value => Assert.InRange(value - (255 * look.Show(500)), -1.5, 1.5));
    }

    [Fact]
    public void Frame_after_frame_needs_no_new_memory_but_the_encoder_s()
    {
        var frame = LabFrames.Of(LabFrames.Noise(512, 512, seed: 5), SampleMeaning.Linear, BayerPattern.Rggb, 1023);
        var renderer = new FrameRenderer();
        PictureSink.WritePng(renderer.Display(frame, new DisplayLookOptions()), Stream.Null, new());

        var before = GC.GetAllocatedBytesForCurrentThread();
        PictureSink.WritePng(renderer.Display(frame, new DisplayLookOptions()), Stream.Null, new());
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        // The mosaic's light alone would be 1 MiB, the picture 768 KiB: neither may be there again.
        Assert.InRange(allocated, 0, (3 << 18) + (1 << 20));
    }

    [Fact]
    public void A_picture_drawn_from_the_bottom_up_and_the_right_to_the_left_keeps_its_pixels_whole()
    {
        var samples = LabFrames.Bytes(5, 7, 3, seed: 6);

        var turned = new TurnedRows(new StoredRows(samples), isUpward: true, isLeftward: true).ToBitmap();

        for (var y = 0; y < 7; y++)
        {
            for (var x = 0; x < 5; x++)
            {
                Assert.Equal(samples.Row(6 - y).Slice(3 * (4 - x), 3).ToArray(), turned.Row(y).Slice(3 * x, 3).ToArray());
            }
        }
    }
}

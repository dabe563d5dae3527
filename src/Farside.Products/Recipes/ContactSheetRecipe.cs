using System.Text.Json;
using Farside.Formats.Png;
using Farside.Products.Runner;

namespace Farside.Products.Recipes;

/// <summary>A sequence's pictures on one sheet, each with its name and time.</summary>
public sealed class ContactSheetRecipe(ContactSheetOptions options) : Recipe
{
    readonly JsonElement _options = RecipeJson.Element(options);

    public ContactSheetRecipe() : this(new())
    {
    }

    public override string Name => "contact-sheet";
    public override int Version => 1;
    public override string Family => "picture";

    public override IEnumerable<Job> Plan(Shelf shelf)
    {
        var pictures = shelf.Planned("picture").Where(job => CameraGroups.IsCamera(job.Inputs[0])).ToDictionary(job => job.Inputs[0], job => job.Key);
        return from sequence in CameraGroups.Of(shelf)
               let frames = CameraGroups.Spread([.. sequence.Frames.Where(pictures.ContainsKey)], options.MostPictures)
               where frames.Count > 1
               select new Job(Name, sequence.Id)
               {
                   Cites = [.. frames.Select(frame => pictures[frame])],
                   Options = _options,
                   MemoryBytes = (Math.Min(frames.Count, options.MostPictures) * 800L * 1024) + (32L << 20),
                   Subject = Subjects.Of(frames[0]),
               };
    }

    public override void Make(Job job, Workbench bench)
    {
        var pictures = job.Cites.Select(bench.Cited).OfType<ProductRecord>().ToList();
        if (pictures.Count == 0)
        {
            throw new NothingToMakeException(job.Id, "none of its pictures could be made");
        }

        bench.Describe(ProductObservation.Common([.. pictures.Select(picture => picture.Observation)]), new(pictures[0].Credit, pictures[0].Licence));
        bench.Title = Names.Join(Names.Mission(job.Subject.Mission), Names.Instrument(job.Subject.Instrument, job.Subject.Mode), Names.Period(job.Subject.Mission, job.Subject.Sequence));
        var sheet = ContactSheet.Draw(bench, pictures, options.HalfSizeFrom);
        ProductPictures.Save(bench, "contact-sheet", sheet, PngColour.Srgb);
        bench.Measure("pictures on the sheet", pictures.Count);
        bench.Measure("pictures that could not be made", job.Cites.Count - pictures.Count);
    }
}

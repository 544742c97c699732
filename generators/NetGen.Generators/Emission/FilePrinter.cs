using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Emission;

/// <summary>Prints the members that save and load.</summary>
internal static class FilePrinter
{
    private const string Library = "global::NetGen.Runtime.NetworkFile";

    public static void Print(string name, CodeWriter code)
    {
        foreach ((string type, string parameter) in new[] { ("string", "path"), ("global::System.IO.Stream", "stream") })
        {
            code.Gap().Line("/// <summary>Saves the parameters as a safetensors file, named and laid out as in PyTorch.</summary>");
            code.Line($"public void Save({type} {parameter}) => {Library}.Save(this, {parameter});");
        }

        foreach ((string type, string parameter) in new[]
        {
            ("string", "path"), ("global::System.IO.Stream", "stream"), ("global::System.ReadOnlySpan<byte>", "file"),
        })
        {
            code.Gap().Line("/// <summary>Creates a network from a saved one.</summary>");
            code.Line("/// <exception cref=\"global::NetGen.NetworkFileException\">The file is damaged or is of another network.</exception>");
            code.Line($"public static {name} Load({type} {parameter}) => {Library}.Load<{name}>({parameter});");
            code.Gap().Line("/// <summary>Replaces all parameters by saved ones, or none if the file is not of this network.</summary>");
            code.Line("/// <exception cref=\"global::NetGen.NetworkFileException\">The file is damaged or is of another network.</exception>");
            code.Line($"public void LoadParameters({type} {parameter}) => {Library}.LoadParameters(this, {parameter});");
        }

        code.Gap().Line("/// <summary>The layers with their output shapes and parameters, as a table.</summary>");
        code.Line("public static string Summary() => Definition.Summary();");
    }
}

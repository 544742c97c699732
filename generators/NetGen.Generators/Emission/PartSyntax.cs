using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Emission;

/// <summary>Spells where parts begin and end, in a method that is given the index of one and their number.</summary>
internal static class PartSyntax
{
    /// <summary>Where the part starts.</summary>
    public static string Start(int length, int multiple) => Boundary(length, multiple, "part");

    /// <summary>Where it ends.</summary>
    public static string End(int length, int multiple) => Boundary(length, multiple, "part + 1");

    /// <summary>Declares both.</summary>
    public static void Declare(CodeWriter code, string first, string end, int length, int multiple)
    {
        code.Line($"nuint {first} = {Start(length, multiple)};");
        code.Line($"nuint {end} = {End(length, multiple)};");
    }

    private static string Boundary(int length, int multiple, string part) =>
        $"(nuint)Parts.Start({Literal.Integer(length)}, {Literal.Integer(multiple)}, {part}, parts)";
}

using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Emission;

/// <summary>Prints the way back through pooling.</summary>
internal sealed class WindowGradientPrinter(WindowGradient plan, CodeWriter code)
{
    private const string Given = "given";
    private const string Largest = "largest";
    private const string Left = "left";

    private readonly VectorSyntax _vector = VectorSyntax.OfLanes(plan.Lanes.VectorLanes);
    private readonly WindowLoops _loops = new(code, Extent.Rows, plan.Y, plan.X, plan.Lanes);

    private bool IsMax => plan.Source is not null;

    public void Print()
    {
        IEnumerable<LaneMap> images = plan.Reads.Select(read => read.Lanes).Append(plan.Target).Concat(plan.Source is { } source ? [source] : []);
        _loops.OpenPlaces(images, [plan.Delta], plan.Margins);
        _loops.ForVectors(plan.UnrollsLanes, PrintVector);
        _loops.Close();
    }

    private void PrintVector(VectorOfLanes vector)
    {
        string given = WindowSyntax.Load(_vector, _loops.At(plan.Delta, vector), plan.Delta, vector, plan.Lanes);
        code.Line($"{_vector.Type} {Given} = {given}{(IsMax || plan.Scale == 1 ? "" : $" * {_vector.Constant(plan.Scale)}")};");
        if (IsMax)
        {
            PrintLargest(vector);
            code.Line($"{_vector.Type} {Left} = {_vector.Type}.AllBitsSet;");
        }

        _loops.ForTaps(plan.UnrollsTaps, tap => PrintTap(tap, vector));
    }

    private void PrintLargest(VectorOfLanes vector)
    {
        if (!plan.UnrollsTaps)
        {
            code.Line($"{_vector.Type} {Largest} = {_vector.Constant(double.NegativeInfinity)};");
        }

        _loops.ForTaps(plan.UnrollsTaps, tap =>
        {
            string element = Load(plan.Source!, tap, vector);
            code.Line(plan.UnrollsTaps && tap.Index == 0
                ? $"{_vector.Type} {Largest} = {element};"
                : $"{Largest} = {_vector.Max(Largest, element)};");
        });
    }

    private void PrintTap(Tap tap, VectorOfLanes vector)
    {
        string suffix = plan.UnrollsTaps && plan.Y.Size * plan.X.Size > 1 ? Literal.Integer(tap.Index) : "";
        string gradient = Given;
        if (IsMax)
        {
            // The first of the largest takes all.
            string hit = "hit" + suffix;
            code.Line($"{_vector.Type} {hit} = {_vector.Class}.Equals({Load(plan.Source!, tap, vector)}, {Largest}) & {Left};");
            code.Line($"{Left} = {_vector.Class}.AndNot({Left}, {hit});");
            gradient = $"({Given} & {hit})";
        }

        Dictionary<string, string> names = new() { [WindowGradient.Gradient.Name] = gradient };
        foreach (NamedLanes read in plan.Reads)
        {
            names[read.Name] = read.Name + suffix;
            code.Line($"{_vector.Type} {read.Name}{suffix} = {Load(read.Lanes, tap, vector)};");
        }

        string value = "value" + suffix;
        code.Line($"{_vector.Type} {value} = {new ExpressionPrinter(_vector, operand => names[operand]).Print(plan.Epilogue)};");
        code.Line(WindowSyntax.Store(_vector, value, _loops.At(plan.Target, tap, vector), plan.Target, vector, plan.Lanes));
    }

    private string Load(LaneMap map, Tap tap, VectorOfLanes vector) =>
        WindowSyntax.Load(_vector, _loops.At(map, tap, vector), map, vector, plan.Lanes);
}

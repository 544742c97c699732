using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Emission;

/// <summary>Prints a loop over the steps of a sequence, and in it what each step runs.</summary>
internal sealed class RecurrencePrinter(Recurrence plan, CodeWriter code, VectorSyntax vector)
{
    private const string StepVariable = "step";
    private const string Continues = "continues";
    private const string Earlier = "earlierTime";
    private const string Next = "nextTime";

    public void Print()
    {
        string last = Literal.Integer(plan.Count - 1);
        code.Open($"for (nuint {StepVariable} = 0; {StepVariable} < {Literal.Integer(plan.Count)}; {StepVariable}++)");
        code.Line($"nuint {Recurrence.Time} = {(plan.IsReversed ? $"{last} - {StepVariable}" : StepVariable)};");
        code.Line($"bool {Continues} = {StepVariable} > 0{Cut()};");
        string back = plan.IsReversed ? "+" : "-";
        string on = plan.IsReversed ? "-" : "+";
        Declare(StepRow.Earlier, $"nuint {Earlier} = {Continues} ? {Recurrence.Time} {back} 1 : {Recurrence.Time};");
        Declare(StepRow.Next, $"nuint {Next} = {StepVariable} < {last} ? {Recurrence.Time} {on} 1 : {Recurrence.Time};");
        DeclareScalar(Recurrence.Carried, Continues);
        DeclareScalar(Recurrence.IsFirst, StepVariable + " == 0");
        DeclareScalar(Recurrence.HasNext, $"{StepVariable} < {last}");
        foreach (StepKernel step in plan.Body)
        {
            code.Gap().Line("// " + MethodPrinter.Sentence(step.Kernel.Comment)).Open(Condition(step.When));
            foreach (StepMove move in step.Moves)
            {
                code.Line($"ref float {Moved(move.Role)} = ref {new Cursor(move.Role, 0).Element(Index.Of(0, (Variable(move.From), move.Stride)))};");
            }

            KernelPrinter.Print(OfStep(step), code, vector);
            code.Close();
        }

        code.Close();
    }

    /// <summary>Windows are counted in the order of the forward pass, which a pass back with windows goes against.</summary>
    private string Cut() => plan.Window is { } window ? $" && ({Literal.Integer(plan.Count)} - {StepVariable}) % {Literal.Integer(window)} != 0" : "";

    private void Declare(StepRow row, string line)
    {
        foreach (StepKernel step in plan.Body)
        {
            foreach (StepMove move in step.Moves)
            {
                if (move.From == row)
                {
                    code.Line(line);
                    return;
                }
            }
        }
    }

    private void DeclareScalar(string name, string condition)
    {
        if (plan.Reads(name))
        {
            code.Line($"float {name} = {condition} ? 1f : 0f;");
        }
    }

    private static string Condition(StepCondition when) => when switch
    {
        StepCondition.Continues => $"if ({Continues})",
        StepCondition.Starts => $"if (!{Continues})",
        _ => "",
    };

    private static string Variable(StepRow row) => row switch
    {
        StepRow.Earlier => Earlier,
        StepRow.Next => Next,
        _ => Recurrence.Time,
    };

    private static string Moved(string role) => $"{role}Step";

    /// <summary>The kernel over the variables declared here.</summary>
    private static Kernel OfStep(StepKernel step) => step.Kernel.MapPlaces(place =>
    {
        foreach (StepMove move in step.Moves)
        {
            if (move.Role == place.Role)
            {
                return new Place(Moved(place.Role), Moved(place.Role));
            }
        }

        return new Place(place.Role, place.Role);
    });
}

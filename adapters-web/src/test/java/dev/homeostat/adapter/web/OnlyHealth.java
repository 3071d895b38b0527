package dev.homeostat.adapter.web;

/** A process that starts the endpoint, says on which port, and does nothing else. */
final class OnlyHealth {

    private OnlyHealth() {}

    @SuppressWarnings("resource")
    public static void main(String[] args) {
        System.out.println(HealthEndpoint.start(0).port());
    }
}
